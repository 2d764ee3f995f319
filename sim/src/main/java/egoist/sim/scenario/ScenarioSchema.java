package egoist.sim.scenario;

import egoist.config.Format;
import egoist.config.KeyListing;
import egoist.config.Template;
import java.util.List;
import java.util.Map;

/** Texts about scenarios that follow from their description: the JSON Schema, a template to start from, a list of all keys. */
public final class ScenarioSchema {
    private ScenarioSchema() {}

    /** The JSON Schema (draft 2020-12) that {@code scenarios/scenario.schema.json} is a copy of. */
    public static String json() {
        return standard().schemaText();
    }

    /**
     * A commented scenario to start from, which runs as it is.
     *
     * @param name of the scenario
     * @param schema address or path of the JSON Schema, for editors; relative to where the scenario will be
     */
    public static String template(String name, String schema) {
        return Template.text(
                standard(),
                List.of(
                        "# yaml-language-server: $schema=" + schema,
                        "# An Egoist scenario. Check it with 'egoist sim validate', run it with 'egoist sim run'.",
                        "# Every value below is a default, but for peers, k and policies, which must be given. Lines with '# '",
                        "# are prose; '#' without a blank hides a setting: take it away from the block's name and from the setting",
                        "# to bring it in. Any key can be set for one run: --set k=5"),
                Map.of(
                        "name",
                        "\"" + name.replaceAll("[\"\\\\\\p{Cntrl}]", " ") + "\"",
                        "peers",
                        "50",
                        "k",
                        "2..8",
                        "policies",
                        "[k-random, k-closest, best-response, full-mesh]"));
    }

    /** Every key, and every entry of every registry, as Markdown tables. */
    public static String keys() {
        return KeyListing.markdown(standard());
    }

    private static Format standard() {
        return ScenarioFormat.of(ScenarioRegistries.standard());
    }
}
