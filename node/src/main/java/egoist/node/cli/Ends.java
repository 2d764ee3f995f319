package egoist.node.cli;

import org.jspecify.annotations.Nullable;

/** The two ends a command was given: with one, it is asked from the node itself. */
final class Ends {
    private Ends() {}

    static String query(String first, @Nullable String second) {
        return second == null
                ? "?to=" + ApiClient.encoded(first)
                : "?from=" + ApiClient.encoded(first) + "&to=" + ApiClient.encoded(second);
    }
}
