package egoist.sim.sweep;

import egoist.config.Nearest;
import egoist.protocol.parameter.Durations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A condition on named values: {@code policy=best-response,k=3..5} or {@code loss < 0.1 and k > 2}: comparisons joined by
 * {@code and} (or a comma) and {@code or}, which binds looser. The operators are {@code = != < <= > >=}; numbers compare as
 * numbers, durations as durations, anything else as text. After {@code =} and {@code !=} may stand alternatives
 * {@code 2|4|8} and ranges {@code 3..5}; the other side may also be another name, as in {@code k < n}.
 */
public final class Condition {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern DURATION = Pattern.compile(Durations.PATTERN);

    /** Lets everything through. */
    public static final Condition ALL = new Condition("", List.of());

    private final String text;
    private final List<List<Comparison>> anyOf;

    /**
     * One comparison.
     *
     * @param quoted whether the right side is text whatever it looks like
     */
    record Comparison(String name, String operator, String right, boolean quoted) {}

    Condition(String text, List<List<Comparison>> anyOf) {
        this.text = text;
        this.anyOf = anyOf;
    }

    /**
     * Reads a condition; an empty text lets everything through.
     *
     * @throws IllegalArgumentException if it is none; the message says where and what may stand there
     */
    public static Condition parse(String text) {
        return text.isBlank() ? ALL : new ConditionParser(text).condition();
    }

    /** The names on the left sides. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        anyOf.forEach(all -> all.forEach(comparison -> names.add(comparison.name)));
        return names;
    }

    /**
     * Whether it holds.
     *
     * @param values of all names
     * @throws IllegalArgumentException if it names something else, or asks for the order of text
     */
    public boolean holds(Map<String, String> values) {
        return anyOf.isEmpty()
                || anyOf.stream().anyMatch(all -> all.stream().allMatch(comparison -> holds(comparison, values)));
    }

    private static boolean holds(Comparison comparison, Map<String, String> values) {
        String left = values.get(comparison.name);
        if (left == null) {
            throw new IllegalArgumentException("there is no '" + comparison.name + "'; "
                    + Nearest.of(comparison.name, values.keySet())
                            .map(near -> "did you mean '" + near + "'? ")
                            .orElse("")
                    + "there are " + String.join(", ", values.keySet()));
        }
        String other = comparison.quoted ? null : values.get(comparison.right);
        boolean equality = comparison.operator.equals("=") || comparison.operator.equals("!=");
        if (other != null || comparison.quoted || !equality) {
            return compare(left, comparison.operator, other == null ? comparison.right : other);
        }
        boolean among = Pattern.compile("|", Pattern.LITERAL)
                .splitAsStream(comparison.right)
                .anyMatch(alternative -> matches(left, alternative.strip()));
        return among == comparison.operator.equals("=");
    }

    private static boolean matches(String left, String alternative) {
        int dots = alternative.indexOf("..");
        return dots > 0
                ? compare(left, ">=", alternative.substring(0, dots))
                        && compare(left, "<=", alternative.substring(dots + 2))
                : compare(left, "=", alternative);
    }

    private static boolean compare(String left, String operator, String right) {
        double a = magnitude(left);
        double b = magnitude(right);
        boolean ordered = !Double.isNaN(a) && !Double.isNaN(b) && isDuration(left) == isDuration(right);
        if (!ordered && !operator.equals("=") && !operator.equals("!=")) {
            throw new IllegalArgumentException("'" + left + "' " + operator + " '" + right + "' compares text; only"
                    + " numbers and durations have an order");
        }
        int order = ordered ? Double.compare(a, b) : left.compareTo(right);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "!=" -> order != 0;
            default -> order == 0;
        };
    }

    /** A number or a duration as a number, zeros alike; NaN if it is neither. */
    private static double magnitude(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Double.parseDouble(text) + 0.0;
        }
        return isDuration(text) ? Durations.micros(text) : Double.NaN;
    }

    private static boolean isDuration(String text) {
        return DURATION.matcher(text).matches();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
