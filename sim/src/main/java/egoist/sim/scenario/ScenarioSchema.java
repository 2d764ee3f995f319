package egoist.sim.scenario;

/** Texts about scenarios that follow from their description: the JSON Schema, a template to start from, a list of all keys. */
public final class ScenarioSchema {
    private ScenarioSchema() {}

    /** The JSON Schema (draft 2020-12) that {@code scenarios/scenario.schema.json} is a copy of. */
    public static String json() {
        return ScenarioFormat.of(ScenarioRegistries.standard()).schemaText();
    }
}
