package egoist.sim.network;

import java.util.SplittableRandom;

/**
 * Distributions by their quantile functions, in closed form and with StrictMath only, and tables of them for hot loops.
 */
final class Quantiles {
    /** Entries of a table; the largest value it holds is the quantile 1 - 1/8192. */
    private static final int TABLE = 4096;

    private static final int TABLE_BITS = 12;

    /** Tables of factors hold them with that many binary digits after the point. */
    private static final int FRACTION_BITS = 20;

    /** The largest factor a table holds, so that 2^26 microseconds times it fit a long with room to spare. */
    private static final double MAX_FACTOR = 1 << 12;

    /** No access link is slower than a quarter of a second, about a satellite hop. */
    static final long MAX_ACCESS_MICROS = 250_000;

    /** How far access delays spread where there is no setting for it. */
    static final double ACCESS_SPREAD = 0.6;

    /** A function from 0..1, both exclusive, that never falls. */
    interface Quantile {
        double at(double u);
    }

    private Quantiles() {}

    /**
     * Log-logistic: heavy at both ends, median 1 when {@code median} is 1, and a share {@code 10^-d} of the values lies
     * above about {@code 10^(d * spread)} medians.
     *
     * @param spread 0 for always the median; 1 or more for an infinite mean
     */
    static double logLogistic(double median, double spread, double u) {
        return median * StrictMath.pow(u / (1 - u), spread);
    }

    /**
     * A non-negative variable given by its median, 90th and 99th percentile: a straight line below the median and Pareto
     * pieces above, the last one going on for ever.
     */
    static double pieces(double median, double p90, double p99, double u) {
        if (median <= 0) {
            return 0;
        }
        if (u <= 0.5) {
            return median * (u / 0.5);
        }
        if (u <= 0.9) {
            // From the median at a tail of 0.5 to p90 at a tail of 0.1, straight on log-log paper.
            return median * StrictMath.pow(0.5 / (1 - u), StrictMath.log(p90 / median) / StrictMath.log(5));
        }
        return p90 * StrictMath.pow(0.1 / (1 - u), StrictMath.log10(p99 / p90));
    }

    /** A table of factors with {@link #FRACTION_BITS}: entry i is the factor at the middle of the i-th of TABLE parts. */
    static long[] factorTable(Quantile factor) {
        long[] table = new long[TABLE];
        for (int i = 0; i < TABLE; i++) {
            double value = Math.min(MAX_FACTOR, factor.at((i + 0.5) / TABLE));
            table[i] = Math.round(value * (1 << FRACTION_BITS));
        }
        return table;
    }

    /** A number of at most 2^30 times the factor that a hash draws from a table, by its upper bits. */
    static long times(long number, long[] table, long hash) {
        return (number * table[(int) (hash >>> (Long.SIZE - TABLE_BITS))]) >> FRACTION_BITS;
    }

    /**
     * Heavy-tailed one-way access delays of peers, log-logistic: 90 % are below 9^spread medians and 99 % below 99^spread;
     * none is above {@link #MAX_ACCESS_MICROS}.
     */
    static int[] accessMicros(long medianMicros, double spread, int peers, SplittableRandom random) {
        int[] access = new int[peers];
        for (int peer = 0; peer < peers; peer++) {
            double u = random.nextDouble(0x1.0p-20, 1 - 0x1.0p-20);
            access[peer] = (int) Math.min(MAX_ACCESS_MICROS, Math.round(logLogistic((double) medianMicros, spread, u)));
        }
        return access;
    }
}
