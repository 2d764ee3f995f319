package egoist.protocol.policy;

import egoist.protocol.overlay.Wiring;

/** A local search for a better wiring. What a turn does is defined by {@link PlainSwapSearch}. */
interface SwapSearch {
    /**
     * The wiring after one turn: resized, then swapped to a local optimum if that is worth it by the rule.
     *
     * @param donated peers to link to in any case, in order of importance
     */
    Wiring improve(WiringProblem problem, int[] donated, SearchRule rule);

    /**
     * The wiring after one swap at most: resized, then the best swap for one link, the one at {@code lot} modulo their number
     * in ascending order, if that swap helps.
     */
    Wiring improveOne(WiringProblem problem, int[] donated, long lot);
}
