package egoist.protocol.policy;

import egoist.protocol.overlay.Wiring;
import java.util.SplittableRandom;

/**
 * The released client's local search: each epoch one of the present links, drawn by lot, is exchanged for the best peer there
 * is, if that is a gain. A wiring that lacks links is filled up first.
 */
public final class OneSwapBestResponse implements WiringPolicy {
    private static final int[] NONE = {};

    private final ThreadLocal<SwapEngine> engine = ThreadLocal.withInitial(SwapEngine::new);

    @Override
    public Wiring choose(WiringProblem problem) {
        long lot = new SplittableRandom(problem.seed()).nextLong();
        return engine.get().improveOne(problem, NONE, lot);
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }
}
