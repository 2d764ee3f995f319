package egoist.sim.network;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text to numbers: the values of network data, which are finite and not negative, or {@code nan} for not measured. */
final class Decimals {
    /** Powers of ten that a double holds exactly. */
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private static final int EXACT_DIGITS = 15;

    private Decimals() {}

    /**
     * The number in the first {@code length} bytes of a field.
     *
     * @param where says where the field stands, for errors
     */
    static double parse(byte[] field, int length, NumberScanner where) {
        long digits = 0;
        int count = 0;
        int fraction = -1;
        for (int i = 0; i < length; i++) {
            int letter = field[i];
            if (letter >= '0' && letter <= '9' && count < EXACT_DIGITS) {
                digits = digits * 10 + (letter - '0');
                count++;
                fraction = fraction >= 0 ? fraction + 1 : fraction;
            } else if (letter == '.' && fraction < 0) {
                fraction = 0;
            } else {
                return slow(new String(field, 0, length, StandardCharsets.US_ASCII), where);
            }
        }
        if (count == 0) {
            return slow(new String(field, 0, length, StandardCharsets.US_ASCII), where);
        }
        // Both operands are exact, so IEEE 754 rounds the quotient once: the same double Double.parseDouble gives.
        return fraction > 0 ? digits / EXACT_POWERS[fraction] : digits;
    }

    private static double slow(String text, NumberScanner where) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("nan")) {
            return Double.NaN;
        }
        if (lower.isEmpty()) {
            throw where.wrong("is empty; write nan where there is no measurement");
        }
        if (lower.matches("[+-]?inf(inity)?")) {
            throw where.wrong("'" + text + "' is infinite; write nan where there is no measurement");
        }
        if (!lower.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)(e[+-]?[0-9]+)?")) {
            throw where.wrong("'" + text + "' is not a number" + hint(lower, where));
        }
        double value = Double.parseDouble(lower);
        if (lower.startsWith("-")) {
            throw where.wrong("'" + text + "' is negative");
        }
        if (Double.isInfinite(value)) {
            throw where.wrong("'" + text + "' is too large");
        }
        return value;
    }

    private static String hint(String lower, NumberScanner where) {
        if (lower.matches("na|n/a|null|none|-+|\\?")) {
            return "; write nan where there is no measurement";
        }
        if (lower.matches("[0-9.e+-]+([; \t|][0-9.e+-]*)+")) {
            return "; fields are separated by commas";
        }
        boolean name = lower.matches("[\"'#]?\\s*[a-z_].*");
        return where.fieldNumber() == 1 && name
                ? "; the file holds numbers only: no line of names at its top, no names before the numbers"
                : "";
    }
}
