package egoist.sim.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code egoist sim config}: what a scenario amounts to. */
@Command(
        name = "config",
        description = "Tells what a scenario amounts to.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ConfigShowCommand.class,
        footerHeading = "%nExample:%n",
        footer = "  egoist sim config show scenarios/quickstart.yaml --origin",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "1:a bug in Egoist", "2:the scenario cannot be used"})
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
