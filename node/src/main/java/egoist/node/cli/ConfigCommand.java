package egoist.node.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands about a node's configuration. */
@Command(
        name = "config",
        description = "Checks and shows a node's configuration: flag before environment before file before default.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ConfigCheckCommand.class, ConfigShowCommand.class, ConfigKeysCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node config check -c node.yaml", "  egoist node config show -c node.yaml --origin"})
public final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
