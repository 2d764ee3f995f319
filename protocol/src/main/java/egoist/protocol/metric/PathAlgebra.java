package egoist.protocol.metric;

/**
 * How link costs combine along a path, and which of two paths is better (EGOIST, CoNEXT 2008, section 4.1).
 *
 * <p>Link costs are integers from 0 to {@link #MAX_LINK_COST}; {@link #NO_LINK} says that no link is possible or measured.
 * Path costs are {@code long}: the longest path of the largest overlay never overflows.
 */
public enum PathAlgebra {
    /** Delay and node load: costs add up, the smaller path is better, an unreachable target costs infinity. */
    ADDITIVE,
    /** Available bandwidth: a path is as wide as its narrowest link, the wider path is better, unreachable is 0. */
    BOTTLENECK;

    /** Largest cost of one link: about 67 s of delay in microseconds, or 67 Gbit/s in kbit/s. */
    public static final int MAX_LINK_COST = (1 << 26) - 1;

    /** Stands where no link is possible, or none was measured. */
    public static final int NO_LINK = -1;

    /** Cost of the empty path, from a peer to itself. */
    public long empty() {
        return this == ADDITIVE ? 0 : Long.MAX_VALUE;
    }

    /** Cost of reaching a peer that cannot be reached. */
    public long unreachable() {
        return this == ADDITIVE ? Long.MAX_VALUE : 0;
    }

    /** Cost of a path followed by one more link; {@code pathCost} must not be {@link #unreachable()}. */
    public long extend(long pathCost, int linkCost) {
        return this == ADDITIVE ? pathCost + linkCost : Math.min(pathCost, linkCost);
    }

    /** Whether {@code a} is strictly better than {@code b}. */
    public boolean better(long a, long b) {
        return this == ADDITIVE ? a < b : a > b;
    }
}
