package egoist.node.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The two ends a command is given: with one, it is asked from the node itself. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
final class Ends {
    @Parameters(index = "0", paramLabel = "A", description = "A node: its name, address or the first digits of its id.")
    private String first;

    @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "Another.")
    private @Nullable String second;

    String query() {
        return second == null ? query(first) : "?from=" + ApiClient.encoded(first) + "&to=" + ApiClient.encoded(second);
    }

    /** From the node itself. */
    static String query(String to) {
        return "?to=" + ApiClient.encoded(to);
    }
}
