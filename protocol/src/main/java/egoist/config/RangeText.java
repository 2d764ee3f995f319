package egoist.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Several whole numbers in a few characters: {@code 2..8}, {@code 20..100 step 20}, {@code 2,4,8}. */
public final class RangeText {
    private static final String ONE = "([0-9]{1,9})(?: *\\.\\. *([0-9]{1,9})(?: +step +([0-9]{1,9}))?)?";
    private static final String MANY = ONE.replace("([0-9]", "(?:[0-9]");

    /** What ranges look like; the JSON Schema uses the same pattern. */
    public static final String PATTERN = "^ *" + MANY + "(?: *, *" + MANY + ")* *$";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);
    private static final Pattern RANGE = Pattern.compile(" *" + ONE + " *");
    private static final int MOST_VALUES = 1000;

    private RangeText() {}

    /**
     * The numbers of a text of ranges, in the order written.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static List<Integer> values(String text) {
        if (!COMPILED.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no range like 2..8 or 20..100 step 20");
        }
        Set<Integer> values = new LinkedHashSet<>();
        for (String range : text.split(",")) {
            Matcher matcher = RANGE.matcher(range);
            if (matcher.matches()) {
                add(matcher, values);
            }
        }
        return List.copyOf(values);
    }

    private static void add(Matcher range, Set<Integer> values) {
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        int step = range.group(3) == null ? 1 : Integer.parseInt(range.group(3));
        if (first > last) {
            throw new IllegalArgumentException("the range begins at " + first + ", above its end, " + last);
        }
        if (step == 0) {
            throw new IllegalArgumentException("the step of a range cannot be 0");
        }
        for (long value = first; value <= last; value += step) {
            if (values.size() >= MOST_VALUES) {
                throw new IllegalArgumentException("more than " + MOST_VALUES + " values");
            }
            if (!values.add((int) value)) {
                throw new IllegalArgumentException(value + " is given twice");
            }
        }
    }
}
