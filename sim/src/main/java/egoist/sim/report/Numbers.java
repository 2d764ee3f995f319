package egoist.sim.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text. Rounded from the exact binary value, because {@link Double#toString} writes other digits on JDK 17 than on
 * newer ones and results must be the same bytes on both.
 */
public final class Numbers {
    private static final MathContext NINE_DIGITS = new MathContext(9, RoundingMode.HALF_EVEN);

    private Numbers() {}

    /** Up to nine significant digits, without exponent; the empty text for NaN (figure does not apply). */
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == 0 || Double.isInfinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        return new BigDecimal(value).round(NINE_DIGITS).stripTrailingZeros().toPlainString();
    }

    /** With a fixed number of decimals, for tables; {@code -} for NaN. */
    public static String fixed(double value, int decimals) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "-";
        }
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** An integer cost in thousandths of the display unit, exactly: 12345 is {@code 12.345}. */
    public static String thousandths(long value) {
        return BigDecimal.valueOf(value, 3).stripTrailingZeros().toPlainString();
    }
}
