package egoist.protocol.policy;

import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.Wiring;

/**
 * Best response: the wiring that serves the peer itself best, given everybody else's (EGOIST, CoNEXT 2008, section 2.1), by
 * local search from its present wiring. With a threshold it is BR(epsilon) of section 4.3: rewire only for a gain worth it.
 */
public final class BestResponse implements WiringPolicy {
    private static final int[] NONE = {};

    private final double threshold;

    /** Best response that takes every gain. */
    public BestResponse() {
        this(0);
    }

    /**
     * @param threshold fraction of its present cost a peer must gain by all swaps of a turn together, 0 to 1
     * @throws IllegalArgumentException if it is outside that
     */
    public BestResponse(double threshold) {
        this.threshold = checkThreshold(threshold);
    }

    static double checkThreshold(double threshold) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be 0 to 1, not " + threshold);
        }
        return threshold;
    }

    @Override
    public Wiring choose(WiringProblem problem) {
        return new PlainSwapSearch(new PrimitiveDijkstra()).improve(problem, LinkChoice.of(problem, NONE), threshold);
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }
}
