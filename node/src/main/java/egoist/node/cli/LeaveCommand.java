package egoist.node.cli;

import egoist.node.FileTrouble;
import egoist.node.http.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    private static final String VARIABLE = "EGOIST_API_TOKEN_FILE";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClientOptions node;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The node's token: api.token in its data directory (default: $EGOIST_API_TOKEN_FILE, else"
                    + " egoist-data/api.token).")
    private @Nullable Path tokenFile;

    @Option(
            names = "--restart",
            description =
                    "It comes back in a moment: others keep it as a member and neither ping nor miss it for a minute.")
    private boolean restart;

    @Override
    public Integer call() {
        String variable = node.variable(VARIABLE);
        Path file = tokenFile != null ? tokenFile : Path.of(variable == null ? "egoist-data/api.token" : variable);
        String authorization;
        try {
            authorization = Token.read(file).header();
        } catch (IOException e) {
            throw new CommandException(
                    ExitCodes.USAGE,
                    FileTrouble.text(e) + "; the node's token is the file api.token in its data directory: name it with"
                            + " --token-file");
        }
        node.client().post(restart ? "/v1/leave?restart=true" : "/v1/leave", authorization);
        spec.commandLine().getOut().println(restart ? "leaving, to come back" : "leaving");
        return ExitCodes.OK;
    }
}
