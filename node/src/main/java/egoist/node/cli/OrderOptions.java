package egoist.node.cli;

import egoist.node.FileTrouble;
import egoist.node.http.Token;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** To which node an order goes, and the token it needs. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
final class OrderOptions {
    private static final String VARIABLE = "EGOIST_API_TOKEN_FILE";

    @Mixin
    private ClientOptions node;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The node's token: api.token in its data directory (default: $EGOIST_API_TOKEN_FILE, else"
                    + " egoist-data/api.token).")
    private @Nullable Path tokenFile;

    /** Gives the order behind that path; what the node answers. */
    JsonNode post(String path) {
        return node.client().post(path, authorization());
    }

    private String authorization() {
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
