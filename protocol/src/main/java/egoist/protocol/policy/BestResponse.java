package egoist.protocol.policy;

import egoist.protocol.overlay.ShortestPaths;
import egoist.protocol.overlay.Wiring;
import java.util.function.Supplier;

/**
 * Best response: the wiring that serves the peer itself best, given everybody else's (EGOIST, CoNEXT 2008, section 2.1), by
 * local search from its present wiring. With a threshold it is BR(epsilon) of section 4.3: rewire only for a gain worth it.
 *
 * <p>Links swap one for one. Of equally good swaps the one whose entering peer has the smallest id is made, then the one whose
 * leaving peer has; so the wiring depends on the problem alone. Targets that no path reaches weigh more than any cost of those
 * reached.
 */
public final class BestResponse implements WiringPolicy {
    private static final int[] NONE = {};

    private final SearchRule rule;
    private final ThreadLocal<? extends SwapSearch> search;

    /** Best response that takes every gain. */
    public BestResponse() {
        this(0);
    }

    /**
     * Best response by steepest descent from the present wiring.
     *
     * @param threshold fraction of its present cost a peer must gain by all swaps of a turn together, 0 to 1
     * @throws IllegalArgumentException if it is outside that
     */
    public BestResponse(double threshold) {
        this(threshold, 1, SwapOrder.STEEPEST);
    }

    /**
     * Best response by a search of one's choice.
     *
     * @param threshold as above
     * @param starts number of searches, 1 to 1000: the first from the present wiring, the others from wirings drawn by lot. Six
     *     find the optimum nearly always
     * @param order which swap is made next
     * @throws IllegalArgumentException if a number is outside its range
     */
    public BestResponse(double threshold, int starts, SwapOrder order) {
        this(new SearchRule(threshold, starts, order), ThreadLocal.withInitial(SwapEngine::new));
    }

    private BestResponse(SearchRule rule, ThreadLocal<? extends SwapSearch> search) {
        this.rule = rule;
        this.search = search;
    }

    /**
     * The same wirings by the definition: hundreds of times slower, and what every faster search is held against.
     *
     * @param paths makes one source of path costs for each thread
     */
    public static BestResponse byDefinition(Supplier<ShortestPaths> paths) {
        return new BestResponse(SearchRule.PLAIN, ThreadLocal.withInitial(() -> new PlainSwapSearch(paths.get())));
    }

    @Override
    public Wiring choose(WiringProblem problem) {
        return search.get().improve(problem, NONE, rule);
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }
}
