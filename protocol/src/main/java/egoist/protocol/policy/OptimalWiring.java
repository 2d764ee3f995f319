package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;

/**
 * The best wiring there is, by branch and bound over all sets of links: the yardstick of the local search. Of equally good
 * wirings it takes that of {@link BestResponse} if it is among them, else the first in the order of ids.
 */
public final class OptimalWiring implements WiringPolicy {
    /** Largest number of wirings times targets it accepts: half a second a decision if nothing can be cut off, as games take many. */
    static final double LARGEST_SEARCH = 2e8;

    @Override
    public Wiring choose(WiringProblem problem) {
        LinkChoice choice = LinkChoice.of(problem, new int[0]);
        refuseIfTooLarge(choice.enterable().length, choice.free(), problem.members().length - 1);
        Wiring start = new BestResponse().choose(problem);
        Search search = new Search(problem, choice, WiringCost.of(problem, start));
        search.branch(0, 0, search.nothing());
        return search.found.length == 0 ? start : Wiring.of(search.found);
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }

    @Override
    public void admit(int peers, int degree) {
        refuseIfTooLarge(peers - 1, Math.min(degree, peers - 1), peers - 1);
    }

    private static void refuseIfTooLarge(int candidates, int links, int targets) {
        if (wirings(candidates, links) * targets <= LARGEST_SEARCH) {
            return;
        }
        int fewerLinks = links;
        while (wirings(candidates, fewerLinks) * targets > LARGEST_SEARCH) {
            fewerLinks--;
        }
        int fewerCandidates = candidates;
        while (wirings(fewerCandidates, links) * fewerCandidates > LARGEST_SEARCH) {
            fewerCandidates--;
        }
        throw new IllegalArgumentException(
                "the optimal wiring of %d links to %d peers is out of reach (%.1e wirings); it can be found for up to %d links to %d peers, or %d links to up to %d peers"
                        .formatted(
                                links,
                                candidates,
                                wirings(candidates, links),
                                fewerLinks,
                                candidates,
                                links,
                                fewerCandidates));
    }

    /** Number of ways to choose {@code links} of {@code candidates}. */
    private static double wirings(int candidates, int links) {
        double ways = 1;
        for (int i = 0; i < links; i++) {
            ways = ways * (candidates - i) / (i + 1);
        }
        return ways;
    }

    /** Depth-first over sets in ascending order of ids, cut off where even all later peers together could not win. */
    private static final class Search {
        private final WiringProblem problem;
        private final LinkChoice choice;
        private final long[][] through;
        private final long[][] throughLater;
        private final int[] links;
        private final long[][] paths;
        private WiringCost best;
        private int[] found = {};

        Search(WiringProblem problem, LinkChoice choice, WiringCost best) {
            this.problem = problem;
            this.choice = choice;
            this.best = best;
            int count = choice.enterable().length;
            this.through = new long[count][];
            this.throughLater = new long[count + 1][];
            this.links = new int[choice.free()];
            this.paths = new long[choice.free() + 1][problem.overlay().peers()];
            PrimitiveDijkstra dijkstra = new PrimitiveDijkstra();
            throughLater[count] = nothing();
            for (int i = count - 1; i >= 0; i--) {
                through[i] = new long[problem.overlay().peers()];
                dijkstra.fromRewired(
                        problem.overlay(),
                        problem.algebra(),
                        problem.self(),
                        Wiring.of(choice.enterable()[i]),
                        problem.linkCosts(),
                        through[i]);
                throughLater[i] = new long[problem.overlay().peers()];
                either(through[i], throughLater[i + 1], throughLater[i]);
            }
        }

        /** Path costs without any link. */
        long[] nothing() {
            long[] costs = new long[problem.overlay().peers()];
            Arrays.fill(costs, problem.algebra().unreachable());
            return costs;
        }

        private void either(long[] a, long[] b, long[] better) {
            boolean additive = problem.algebra() == PathAlgebra.ADDITIVE;
            for (int target = 0; target < better.length; target++) {
                better[target] = additive ? Math.min(a[target], b[target]) : Math.max(a[target], b[target]);
            }
        }

        void branch(int depth, int from, long[] reached) {
            if (depth == links.length) {
                WiringCost cost = WiringCost.of(problem, reached);
                if (cost.betterThan(best, problem.algebra())) {
                    best = cost;
                    found = links.clone();
                }
                return;
            }
            for (int i = from; i <= through.length - (links.length - depth); i++) {
                either(reached, throughLater[i], paths[depth]);
                if (!WiringCost.of(problem, paths[depth]).betterThan(best, problem.algebra())) {
                    return;
                }
                links[depth] = choice.enterable()[i];
                either(reached, through[i], paths[depth]);
                branch(depth + 1, i + 1, paths[depth]);
            }
        }
    }
}
