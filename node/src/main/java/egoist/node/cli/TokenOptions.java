package egoist.node.cli;

import egoist.node.FileTrouble;
import egoist.node.http.Token;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The token that orders need. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
final class TokenOptions {
    private static final String VARIABLE = "EGOIST_API_TOKEN_FILE";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The node's token: api.token in its data directory (default: $EGOIST_API_TOKEN_FILE, else"
                    + " egoist-data/api.token).")
    private @Nullable Path tokenFile;

    /** What a request carries. */
    String authorization(ClientOptions node) {
        String variable = node.variable(VARIABLE);
        Path file = tokenFile != null ? tokenFile : Path.of(variable == null ? "egoist-data/api.token" : variable);
        try {
            return Token.read(file).header();
        } catch (IOException e) {
            throw new CommandException(
                    ExitCodes.USAGE,
                    FileTrouble.text(e) + "; the node's token is the file api.token in its data directory: name it with"
                            + " --token-file");
        }
    }
}
