package egoist.sim.cli;

import egoist.sim.scenario.ScenarioSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code egoist sim schema}: what editors complete scenarios by. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of scenario files, for editors.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  egoist sim schema > scenario.schema.json",
            "  and on the first line of a scenario: # yaml-language-server: $schema=scenario.schema.json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:printed", "1:a bug in Egoist"})
final class SchemaCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(ScenarioSchema.json());
        spec.commandLine().getOut().flush();
    }
}
