package egoist.protocol.policy;

import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.Wiring;
import java.util.SplittableRandom;

/**
 * The released client's local search: each epoch one of the present links, drawn by lot, is exchanged for the best peer there
 * is, if that is a gain. A wiring that lacks links is filled up first.
 */
public final class OneSwapBestResponse implements WiringPolicy {
    private static final int[] NONE = {};

    @Override
    public Wiring choose(WiringProblem problem) {
        return new PlainSwapSearch(new PrimitiveDijkstra())
                .improveOne(problem, LinkChoice.of(problem, NONE), new SplittableRandom(problem.seed()).nextLong());
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }
}
