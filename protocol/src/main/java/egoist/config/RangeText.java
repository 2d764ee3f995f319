package egoist.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Several whole numbers in a few characters: {@code 2..8}, {@code 20..100 step 20}. */
public final class RangeText {
    /** What a range looks like; the JSON Schema uses the same pattern. */
    public static final String PATTERN = "^ *([0-9]{1,9}) *\\.\\. *([0-9]{1,9})( +step +([0-9]{1,9}))? *$";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);
    private static final int MOST_VALUES = 1000;

    private RangeText() {}

    static boolean matches(String text) {
        return COMPILED.matcher(text).matches();
    }

    /**
     * The numbers of a range, in order.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static List<Integer> values(String text) {
        Matcher matcher = COMPILED.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no range like 2..8 or 20..100 step 20");
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = Integer.parseInt(matcher.group(2));
        int step = matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4));
        if (first > last) {
            throw new IllegalArgumentException("the range begins at " + first + ", above its end, " + last);
        }
        if (step == 0) {
            throw new IllegalArgumentException("the step of a range cannot be 0");
        }
        if ((last - first) / step >= MOST_VALUES) {
            throw new IllegalArgumentException("the range has more than " + MOST_VALUES + " values");
        }
        List<Integer> values = new ArrayList<>();
        for (long value = first; value <= last; value += step) {
            values.add((int) value);
        }
        return values;
    }
}
