package egoist.sim.report;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * A mean and half the width of its 95 % confidence interval by Student's t; the half width is NaN for fewer than two values.
 *
 * @param count number of values
 */
public record Interval(int count, double mean, double halfWidth) {
    public static final Interval NONE = new Interval(0, Double.NaN, Double.NaN);

    /** Of the values that are numbers. */
    public static Interval of(double... values) {
        double sum = 0;
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        if (count == 0) {
            return NONE;
        }
        double mean = sum / count;
        double squares = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                squares += (value - mean) * (value - mean);
            }
        }
        if (count == 1) {
            return new Interval(1, mean, Double.NaN);
        }
        double t = new TDistribution(count - 1).inverseCumulativeProbability(0.975);
        return new Interval(count, mean, t * Math.sqrt(squares / (count - 1) / count));
    }
}
