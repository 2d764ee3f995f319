package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.ShortestPaths;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;

/**
 * The definition of a best response by local search (EGOIST, CoNEXT 2008, section 2.1): all path costs of the residual graph,
 * then the best single swap of a link, again and again, until none helps. Readable and slow; every faster search must give the
 * same wiring to the last link.
 *
 * <p>One turn goes like this. Among equally good steps the smallest id wins, first of the link that enters, then of the one
 * that leaves.
 *
 * <ol>
 *   <li>If there are more links than allowed, the one whose loss costs least leaves, one at a time.
 *   <li>If there are fewer, the one that helps most enters, one at a time, even if it helps nothing.
 *   <li>The swap of one link for another that helps most is made, until no swap helps.
 *   <li>If all swaps together better the cost by no more than the threshold, none is made.
 * </ol>
 */
final class PlainSwapSearch implements SwapSearch {
    private final ShortestPaths shortestPaths;

    PlainSwapSearch(ShortestPaths shortestPaths) {
        this.shortestPaths = shortestPaths;
    }

    @Override
    public Wiring improve(WiringProblem problem, LinkChoice choice, double threshold) {
        Turn turn = new Turn(problem, choice);
        turn.resize();
        int[] before = turn.chosen.clone();
        WiringCost costBefore = turn.cost(turn.chosen);
        while (turn.swapBest(turn.chosen)) {}
        boolean worthIt = turn.cost(turn.chosen).betterThan(costBefore, problem.algebra(), threshold);
        return Wiring.of(worthIt ? turn.chosen : before, choice.fixed());
    }

    @Override
    public Wiring improveOne(WiringProblem problem, LinkChoice choice, long lot) {
        Turn turn = new Turn(problem, choice);
        turn.resize();
        if (turn.chosen.length > 0) {
            turn.swapBest(new int[] {turn.chosen[(int) Long.remainderUnsigned(lot, turn.chosen.length)]});
        }
        return Wiring.of(turn.chosen, choice.fixed());
    }

    /** The state of one turn: path costs through every possible first hop, and the links chosen so far. */
    private final class Turn {
        private final WiringProblem problem;
        private final LinkChoice choice;
        private final PathAlgebra algebra;
        private final long[][] through;
        private final long[] best;
        private int[] chosen;

        Turn(WiringProblem problem, LinkChoice choice) {
            this.problem = problem;
            this.choice = choice;
            this.algebra = problem.algebra();
            this.through = new long[problem.overlay().peers()][];
            this.best = new long[problem.overlay().peers()];
            this.chosen = choice.start().clone();
            for (int hop : choice.fixed()) {
                through[hop] = pathsThrough(hop);
            }
            for (int hop : choice.enterable()) {
                through[hop] = pathsThrough(hop);
            }
        }

        private long[] pathsThrough(int hop) {
            long[] costs = new long[problem.overlay().peers()];
            shortestPaths.from(problem.overlay(), algebra, hop, problem.self(), costs);
            for (int target = 0; target < costs.length; target++) {
                if (costs[target] != algebra.unreachable()) {
                    costs[target] = algebra == PathAlgebra.ADDITIVE
                            ? costs[target] + problem.linkCosts()[hop]
                            : Math.min(costs[target], problem.linkCosts()[hop]);
                }
            }
            return costs;
        }

        /** Brings the number of links to what is allowed. */
        void resize() {
            while (chosen.length > choice.free()) {
                int least = chosen[0];
                for (int leaving : chosen) {
                    if (cost(without(leaving)).betterThan(cost(without(least)), algebra)) {
                        least = leaving;
                    }
                }
                chosen = without(least);
            }
            while (chosen.length < choice.free()) {
                chosen = with(chosen, bestToEnter(chosen));
            }
        }

        /** Makes the best swap of one of {@code leavable} for a new link; false if none helps. */
        boolean swapBest(int[] leavable) {
            if (chosen.length == choice.enterable().length) {
                return false;
            }
            int[] bestLinks = chosen;
            WiringCost bestCost = cost(chosen);
            int bestEntering = Integer.MAX_VALUE;
            for (int leaving : leavable) {
                int[] rest = without(leaving);
                int entering = bestToEnter(rest, chosen);
                WiringCost cost = cost(with(rest, entering));
                boolean better = cost.betterThan(bestCost, algebra);
                boolean tied = bestLinks != chosen && cost.equals(bestCost) && entering < bestEntering;
                if (better || tied) {
                    bestLinks = with(rest, entering);
                    bestCost = cost;
                    bestEntering = entering;
                }
            }
            boolean swapped = bestLinks != chosen;
            chosen = bestLinks;
            return swapped;
        }

        private int bestToEnter(int[] links) {
            return bestToEnter(links, links);
        }

        /** The peer that helps {@code links} most, among those not in {@code barred}. */
        private int bestToEnter(int[] links, int[] barred) {
            reach(links);
            long[] reached = best.clone();
            long[] paths = new long[reached.length];
            int found = -1;
            WiringCost foundCost = new WiringCost(Long.MAX_VALUE, 0);
            for (int entering : choice.enterable()) {
                if (Arrays.binarySearch(barred, entering) >= 0) {
                    continue;
                }
                for (int target = 0; target < paths.length; target++) {
                    long detour = through[entering][target];
                    paths[target] = algebra.better(detour, reached[target]) ? detour : reached[target];
                }
                WiringCost cost = WiringCost.of(problem, paths);
                if (cost.betterThan(foundCost, algebra)) {
                    found = entering;
                    foundCost = cost;
                }
            }
            return found;
        }

        WiringCost cost(int[] links) {
            reach(links);
            return WiringCost.of(problem, best);
        }

        /** The best path to every target over {@code links} and the fixed ones. */
        private void reach(int[] links) {
            Arrays.fill(best, algebra.unreachable());
            for (int hop : links) {
                improveThrough(hop);
            }
            for (int hop : choice.fixed()) {
                improveThrough(hop);
            }
        }

        private void improveThrough(int hop) {
            for (int target = 0; target < best.length; target++) {
                if (algebra.better(through[hop][target], best[target])) {
                    best[target] = through[hop][target];
                }
            }
        }

        private int[] without(int leaving) {
            return Arrays.stream(chosen).filter(peer -> peer != leaving).toArray();
        }

        private int[] with(int[] links, int entering) {
            int[] more = Arrays.copyOf(links, links.length + 1);
            more[links.length] = entering;
            Arrays.sort(more);
            return more;
        }
    }
}
