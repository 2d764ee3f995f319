package egoist.node.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands about who a node is. */
@Command(
        name = "identity",
        description = "Tells who a node is.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {IdentityShowCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node identity show -c node.yaml"})
public final class IdentityCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
