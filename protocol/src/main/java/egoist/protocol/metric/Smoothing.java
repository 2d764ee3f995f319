package egoist.protocol.metric;

/**
 * An exponentially weighted moving average in integers, the same in the simulator and in a live node. The state of one series
 * is one int, so that a peer can keep one for each member: {@link #NONE}, or sixteenths of the unit.
 */
public final class Smoothing {
    /** State of a series without samples. */
    public static final int NONE = -1;

    private static final int FRACTION_BITS = 4;
    private static final int WEIGHT_BITS = 16;

    private final long weight;

    /**
     * @param weight share of the newest sample, above 0 and at most 1; 1 forgets everything before it
     * @throws IllegalArgumentException if it is not that
     */
    public Smoothing(double weight) {
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException("smoothing weight " + weight + " is not above 0 and at most 1");
        }
        this.weight = Math.max(1, Math.round(weight * (1 << WEIGHT_BITS)));
    }

    /**
     * The average over samples {@code intervalMicros} apart that forgets with a time constant.
     *
     * @param constantMicros time after which a sample weighs 1/e of what it did
     */
    public static Smoothing overTime(long intervalMicros, long constantMicros) {
        return new Smoothing(Math.max(1e-4, -StrictMath.expm1(-(double) intervalMicros / constantMicros)));
    }

    /** The state after one more sample of 0 to {@link PathAlgebra#MAX_LINK_COST}; the first one is taken as it is. */
    public int next(int state, int sample) {
        int scaled = sample << FRACTION_BITS;
        if (state == NONE) {
            return scaled;
        }
        long step = (scaled - (long) state) * weight;
        long half = 1L << (WEIGHT_BITS - 1);
        return (int) (state + ((step + half) >> WEIGHT_BITS));
    }

    /** The average a state stands for, or {@link PathAlgebra#NO_LINK} for {@link #NONE}. */
    public static int value(int state) {
        return state == NONE ? PathAlgebra.NO_LINK : (state + (1 << (FRACTION_BITS - 1))) >> FRACTION_BITS;
    }
}
