package egoist.node.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands of the overlay's authority. */
@Command(
        name = "ca",
        description = "Makes the authority of an overlay, and certificates for its nodes.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CaCreateCommand.class, CaIssueCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node ca create --overlay lab --out ca", "  egoist node ca issue --ca ca --name n1 --out n1"
        })
public final class CaCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
