package egoist.node.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets the node leave. */
@Command(
        name = "leave",
        description = {
            "Lets the node leave the overlay and stop. SIGTERM does the same.",
            "It says that it drains, passes traffic on until others have found other ways (protocol.drain),"
                    + " says good-bye and ends. A second SIGTERM ends it at once."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist node leave --token-file /var/lib/egoist/api.token",
            "  egoist node leave --restart --token-file /var/lib/egoist/api.token"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class LeaveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OrderOptions order;

    @Option(
            names = "--restart",
            description =
                    "It comes back in a moment: others keep it as a member and neither ping nor miss it for a minute.")
    private boolean restart;

    @Override
    public Integer call() {
        order.post(restart ? "/v1/leave?restart=true" : "/v1/leave");
        spec.commandLine().getOut().println(restart ? "leaving, to come back" : "leaving");
        return ExitCodes.OK;
    }
}
