package egoist.protocol.policy;

import egoist.protocol.overlay.Wiring;

/** A local search for a better wiring. What a turn does is defined by {@link PlainSwapSearch}. */
interface SwapSearch {
    /**
     * The wiring after one turn: resized, then swapped to a local optimum if that betters the cost by more than a fraction
     * {@code threshold} of it.
     */
    Wiring improve(WiringProblem problem, LinkChoice choice, double threshold);

    /**
     * The wiring after one swap at most: resized, then the best swap for one link, the one at {@code lot} modulo their number
     * in ascending order, if that swap helps.
     */
    Wiring improveOne(WiringProblem problem, LinkChoice choice, long lot);
}
