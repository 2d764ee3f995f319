package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.ShortestPaths;
import egoist.protocol.overlay.SortedLinks;
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
    public Wiring improve(WiringProblem problem, int[] donated, SearchRule rule) {
        LinkChoice choice = LinkChoice.of(problem, donated);
        Turn turn = new Turn(problem, choice);
        turn.resize();
        int[] before = turn.chosen;
        WiringCost costBefore = turn.cost(before);
        turn.descend(rule);
        int[] best = turn.chosen;
        for (int start = 1; start < rule.starts(); start++) {
            int[] lots = choice.enterable().clone();
            SearchRule.draw(lots, lots.length, before.length, problem.seed(), start);
            turn.chosen = Arrays.copyOf(lots, before.length);
            Arrays.sort(turn.chosen);
            turn.descend(rule);
            if (turn.cost(turn.chosen).betterThan(turn.cost(best), problem.algebra())) {
                best = turn.chosen;
            }
        }
        boolean worthIt = turn.cost(best).betterThan(costBefore, problem.algebra(), rule.threshold());
        return Wiring.of(worthIt ? best : before, choice.fixed());
    }

    @Override
    public Wiring improveOne(WiringProblem problem, int[] donated, long lot) {
        LinkChoice choice = LinkChoice.of(problem, donated);
        Turn turn = new Turn(problem, choice);
        turn.resize();
        if (turn.chosen.length > 0) {
            int leaving = turn.chosen[(int) Long.remainderUnsigned(lot, turn.chosen.length)];
            turn.swapBest(new int[] {leaving}, 0, Integer.MAX_VALUE);
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
        private final boolean[] barred;
        private int[] chosen;

        Turn(WiringProblem problem, LinkChoice choice) {
            this.problem = problem;
            this.choice = choice;
            this.algebra = problem.algebra();
            this.through = new long[problem.overlay().peers()][];
            this.best = new long[problem.overlay().peers()];
            this.barred = new boolean[problem.overlay().peers()];
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
                chosen = with(chosen, bestToEnter(chosen, 0, Integer.MAX_VALUE));
            }
        }

        /** Swaps until no swap helps. */
        void descend(SearchRule rule) {
            if (rule.order() == SwapOrder.BLOCK) {
                barDominated();
            }
            int clean = 0;
            for (int block = 0; clean < rule.blocks(); block = (block + 1) % rule.blocks()) {
                int from = rule.blockStart(block, best.length);
                int to = rule.blockStart(block + 1, best.length);
                clean = swapBest(chosen, from, to) ? 0 : clean + 1;
            }
        }

        /** Bars all peers from entering that another first hop reaches better than a link to them does. */
        private void barDominated() {
            for (int peer : choice.enterable()) {
                for (long[] other : through) {
                    barred[peer] |= other != null && algebra.better(other[peer], problem.linkCosts()[peer]);
                }
            }
        }

        /**
         * Makes the best swap of one of {@code leavable} for a peer of ids {@code from} to {@code to}, exclusive; false if none
         * helps.
         */
        boolean swapBest(int[] leavable, int from, int to) {
            int[] bestLinks = chosen;
            WiringCost bestCost = cost(chosen);
            int bestEntering = Integer.MAX_VALUE;
            for (int leaving : leavable) {
                int[] rest = without(leaving);
                int entering = bestToEnter(rest, from, to);
                if (entering < 0) {
                    continue;
                }
                WiringCost cost = cost(with(rest, entering));
                boolean tied = bestLinks != chosen && cost.equals(bestCost) && entering < bestEntering;
                if (tied || cost.betterThan(bestCost, algebra)) {
                    bestLinks = with(rest, entering);
                    bestCost = cost;
                    bestEntering = entering;
                }
            }
            boolean swapped = bestLinks != chosen;
            chosen = bestLinks;
            return swapped;
        }

        /** The peer not chosen that helps {@code links} most, of ids {@code from} to {@code to}; negative if there is none. */
        private int bestToEnter(int[] links, int from, int to) {
            reach(links);
            long[] reached = best.clone();
            long[] paths = new long[reached.length];
            int found = -1;
            WiringCost foundCost = new WiringCost(Long.MAX_VALUE, 0);
            for (int entering : choice.enterable()) {
                if (entering < from
                        || entering >= to
                        || barred[entering]
                        || Arrays.binarySearch(chosen, entering) >= 0) {
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
            return SortedLinks.without(chosen, leaving);
        }

        private int[] with(int[] links, int entering) {
            int[] more = Arrays.copyOf(links, links.length + 1);
            more[links.length] = entering;
            Arrays.sort(more);
            return more;
        }
    }
}
