package egoist.sim.check;

import egoist.sim.sweep.Point;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;

/**
 * One line of a scenario's {@code assert} block: {@code cost.best-response < 0.8 * cost.k-random where k >= 3}.
 *
 * <p>Both sides are sums and products of numbers and of {@code figure.policy} with a figure of the summary, means over the seeds. The
 * line must hold in every setting (metric, n and k) of the run that its conditions let through. Policies whose labels hold more
 * than letters, digits, {@code -} and {@code _} stand in double quotes.
 */
public final class Assertion {
    private final String text;
    private final Term left;
    private final String operator;
    private final Term right;
    private final Predicate<Setting> where;

    /** The figures that assertions may name. */
    static final List<String> FIGURES =
            List.of("cost", "ratio", "rewired", "links", "efficiency", "unreachable", "bits");

    /**
     * What a run found of one policy in one setting.
     *
     * @param figures the figures by name, NaN or missing where they do not apply
     */
    public record Finding(String policy, Setting setting, Map<String, Double> figures) {
        public Finding {
            figures = Map.copyOf(figures);
        }
    }

    /** Metric, number of peers n, number of links k and point of the sweep. */
    public record Setting(String metric, int peers, int degree, Point point) {
        /** Of an experiment without axes. */
        public Setting(String metric, int peers, int degree) {
            this(metric, peers, degree, Point.NONE);
        }

        /** {@code delay, n = 50, k = 3, loss = 0.1}. */
        @Override
        public String toString() {
            return metric + ", n = " + peers + ", k = " + degree
                    + (point.values().isEmpty() ? "" : ", " + point);
        }
    }

    /** What a side of an assertion is worth among the findings of one setting, by policy. */
    interface Term {
        double value(Map<String, Finding> findings);
    }

    Assertion(String text, Term left, String operator, Term right, Predicate<Setting> where) {
        this.text = text;
        this.left = left;
        this.operator = operator;
        this.right = right;
        this.where = where;
    }

    /**
     * What came of an assertion.
     *
     * @param detail where it holds or does not, and by how much
     */
    public record Outcome(String assertion, boolean holds, String detail) {
        /** {@code ✓ cost.a < cost.b (in all 7 settings)}, or a cross. */
        @Override
        public String toString() {
            return (holds ? "✓ " : "✗ ") + assertion + " (" + detail + ")";
        }
    }

    /**
     * Reads one line.
     *
     * @throws IllegalArgumentException if it is none; the message says what is wrong, where, and what may stand there
     */
    public static Assertion parse(String line) {
        return new AssertionParser(line).assertion();
    }

    /** Reads the lines of a block; empty ones do not count. */
    public static List<Assertion> parseAll(String block) {
        return block.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Assertion::parse)
                .toList();
    }

    /** Whether it holds of what a run found. */
    public Outcome check(List<Finding> findings) {
        Map<Setting, Map<String, Finding>> settings = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (where.test(finding.setting)) {
                settings.computeIfAbsent(finding.setting, ignored -> new LinkedHashMap<>())
                        .put(finding.policy, finding);
            }
        }
        List<String> broken = new ArrayList<>();
        Set<String> reasons = new LinkedHashSet<>();
        for (Map.Entry<Setting, Map<String, Finding>> setting : settings.entrySet()) {
            try {
                double leftValue = left.value(setting.getValue());
                double rightValue = right.value(setting.getValue());
                if (!holds(leftValue, rightValue)) {
                    broken.add("at " + setting.getKey() + ": " + digits(leftValue) + " against " + digits(rightValue));
                }
            } catch (IllegalArgumentException e) {
                reasons.add(String.valueOf(e.getMessage()));
            }
        }
        if (settings.isEmpty()) {
            return new Outcome(text, false, "no results to hold it against");
        }
        if (!reasons.isEmpty()) {
            return new Outcome(text, false, String.join("; ", reasons));
        }
        if (broken.isEmpty()) {
            return new Outcome(
                    text,
                    true,
                    settings.size() == 1 ? "in the one setting" : "in all " + settings.size() + " settings");
        }
        return new Outcome(text, false, "not in " + broken.size() + " of " + settings.size() + ": " + broken.get(0));
    }

    private boolean holds(double leftValue, double rightValue) {
        return switch (operator) {
            case "<" -> leftValue < rightValue;
            case "<=" -> leftValue <= rightValue;
            case ">" -> leftValue > rightValue;
            default -> leftValue >= rightValue;
        };
    }

    private static String digits(double value) {
        return Double.isNaN(value) || Double.isInfinite(value)
                ? "no number"
                : new BigDecimal(value)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    static Term both(Term one, Term other, DoubleBinaryOperator operator) {
        return rows -> operator.applyAsDouble(one.value(rows), other.value(rows));
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
