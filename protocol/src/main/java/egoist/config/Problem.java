package egoist.config;

import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/**
 * One mistake in a configuration, told to a person.
 *
 * @param path the key it is about, like {@code policies[1].epsilon}; empty for the file as a whole
 * @param message what was wrong and what is allowed, one sentence
 * @param help further lines: nearest name, allowed values, what to do
 */
public record Problem(Code code, Origin origin, String path, String message, List<String> help) {
    /** The file first, in its own order, then one {@code --set} after the other. */
    public static final Comparator<Problem> IN_ORDER = Comparator.comparing(
                    (Problem p) -> p.origin().source().kind())
            .thenComparingInt(p -> p.origin().source().order())
            .thenComparingInt(p -> p.origin().line())
            .thenComparingInt(p -> p.origin().column())
            .thenComparing(p -> p.code().id())
            .thenComparing(Problem::path);

    public Problem {
        help = List.copyOf(help);
    }

    public static Problem of(Code code, Origin origin, KeyPath path, String message, String... help) {
        return new Problem(code, origin, path.toString(), message, List.of(help));
    }

    /** Several lines: {@code file:line:column: code key: message}, the line with a caret, help. */
    public String text() {
        StringJoiner text = new StringJoiner("\n");
        text.add(origin.text() + ": " + code.id() + (path.isEmpty() ? "" : " " + path) + ": " + message);
        origin.excerpt().forEach(text::add);
        help.forEach(line -> text.add("  = " + line));
        return text.toString();
    }
}
