package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.SortedLinks;
import java.util.Arrays;

/**
 * How long the paths of one peer are through each first hop it may choose: the whole table, for objectives other than the sum,
 * which {@link SwapEngine} is made for. Memory and time grow with the square of the number of peers.
 *
 * <p>Shorter is better under either algebra: the length of a width is {@link PathAlgebra#MAX_LINK_COST} less it.
 */
final class HopTable {
    private static final long NEVER = Long.MAX_VALUE / 2;

    /** Peers that may be linked to, ascending. */
    final int[] hops;

    private final WiringProblem problem;
    private final long[][] lengths;

    HopTable(WiringProblem problem) {
        this.problem = problem;
        this.hops = problem.linkable();
        this.lengths = new long[problem.overlay().peers()][];
        PrimitiveDijkstra dijkstra = new PrimitiveDijkstra();
        PathAlgebra algebra = problem.algebra();
        for (int hop : hops) {
            long[] row = new long[lengths.length];
            dijkstra.from(problem.overlay(), algebra, hop, problem.self(), row);
            for (int target = 0; target < row.length; target++) {
                row[target] = row[target] == algebra.unreachable() ? NEVER : length(algebra, row[target], hop);
            }
            lengths[hop] = row;
        }
    }

    private long length(PathAlgebra algebra, long path, int hop) {
        long whole = algebra.extend(path, problem.linkCosts()[hop]);
        return algebra == PathAlgebra.ADDITIVE ? whole : PathAlgebra.MAX_LINK_COST - whole;
    }

    /**
     * What a set of links is worth to who looks at the worst target: first how many targets it misses, then the longest path,
     * then the sum. Targets without weight do not count.
     */
    record Worst(long missed, long longest, long sum) {
        boolean betterThan(Worst other) {
            if (missed != other.missed) {
                return missed < other.missed;
            }
            return longest != other.longest ? longest < other.longest : sum < other.sum;
        }

        /** Whether every target is reached by a path no longer than that. */
        boolean within(long target) {
            return missed == 0 && longest <= target;
        }
    }

    Worst worst(int[] links) {
        long missed = 0;
        long longest = 0;
        long sum = 0;
        int[] weights = problem.weights();
        for (int target : problem.members()) {
            if (target == problem.self() || (weights != null && weights[target] == 0)) {
                continue;
            }
            long best = NEVER;
            for (int hop : links) {
                best = Math.min(best, lengths[hop][target]);
            }
            if (best == NEVER) {
                missed++;
            } else {
                longest = Math.max(longest, best);
                sum += best;
            }
        }
        return new Worst(missed, longest, sum);
    }

    /** The links with the best one more; of equals the smallest id. All of them if there is no other. */
    int[] bestAdded(int[] links) {
        int[] best = links;
        Worst least = null;
        for (int hop : hops) {
            if (Arrays.binarySearch(links, hop) < 0) {
                int[] more = SortedLinks.with(links, hop);
                Worst worst = worst(more);
                if (least == null || worst.betterThan(least)) {
                    best = more;
                    least = worst;
                }
            }
        }
        return best;
    }

    /** The links with one exchanged, the way that is best; the same links if no exchange is better than none. */
    int[] bestSwapped(int[] links) {
        int[] best = links;
        Worst least = worst(links);
        for (int leaving : links) {
            int[] rest = SortedLinks.without(links, leaving);
            for (int hop : hops) {
                if (Arrays.binarySearch(links, hop) < 0) {
                    int[] swapped = SortedLinks.with(rest, hop);
                    Worst worst = worst(swapped);
                    if (worst.betterThan(least)) {
                        best = swapped;
                        least = worst;
                    }
                }
            }
        }
        return best;
    }

    /** The links without the one that is missed least. */
    int[] bestDropped(int[] links) {
        int[] best = links;
        Worst least = null;
        for (int leaving : links) {
            int[] fewer = SortedLinks.without(links, leaving);
            Worst worst = worst(fewer);
            if (least == null || worst.betterThan(least)) {
                best = fewer;
                least = worst;
            }
        }
        return best;
    }
}
