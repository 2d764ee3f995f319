package egoist.protocol.parameter;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them, {@code 35s} or {@code 1.5m}, and as the core counts them, in microseconds. */
public final class Durations {
    /** What a duration looks like; the JSON Schema uses the same pattern. */
    public static final String PATTERN = "^[0-9]{1,12}(\\.[0-9]{1,6})?(us|ms|s|m|h|d)$";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    private Durations() {}

    /**
     * Microseconds of a duration like {@code 20ms}.
     *
     * @throws IllegalArgumentException if the text is no duration
     */
    public static long micros(String text) {
        Matcher matcher = COMPILED.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a duration: write a number and a unit, like 500us, 20ms, 35s, 10m, 2h or 1d");
        }
        String unit = matcher.group(2);
        double number = Double.parseDouble(text.substring(0, text.length() - unit.length()));
        return Math.round(number * unitMicros(unit));
    }

    private static long unitMicros(String unit) {
        return switch (unit) {
            case "us" -> 1L;
            case "ms" -> 1_000L;
            case "s" -> 1_000_000L;
            case "m" -> 60_000_000L;
            case "h" -> 3_600_000_000L;
            default -> 86_400_000_000L;
        };
    }

    /** The shortest way to write that many microseconds: {@code 35s}, not {@code 35000ms}. */
    public static String text(long micros) {
        String[] units = {"d", "h", "m", "s", "ms", "us"};
        for (String unit : units) {
            if (micros != 0 && micros % unitMicros(unit) == 0) {
                return String.format(Locale.ROOT, "%d%s", micros / unitMicros(unit), unit);
            }
        }
        return "0s";
    }
}
