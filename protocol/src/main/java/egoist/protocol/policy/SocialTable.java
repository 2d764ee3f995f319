package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.PrimitiveDijkstra;
import java.util.Arrays;

/**
 * What everybody's paths together would gain from links of one peer, self. A path from a peer to a target can be as it is in the
 * residual graph, or lead to self and on over one of the links. So all that counts of self's links is how far each target then is
 * from self, and what the others gain of that follows from sorted thresholds, without a path being searched again.
 *
 * <p>Shorter is better under either algebra: the length of a width is {@link PathAlgebra#MAX_LINK_COST} less it. Every pair
 * counts the same, whatever the preferences are, as those of others are not known. Memory and time grow with the square of the
 * number of peers.
 */
final class SocialTable {
    /** A missing path counts as long: twelve days, and sums over all pairs of {@link SocialBestResponse#MOST_PEERS} still fit. */
    static final long MISSING = 1L << 40;

    /** Peers that may be linked to, ascending. */
    final int[] hops;

    private final PathAlgebra algebra;
    private final int[] members;
    private final int self;
    /** For each hop, by id, how far self is from each target, by position among the members, over a link to it. */
    private final long[][] over;
    /** For each target what its sources gain as it comes near to self. */
    private final Hinges[] gains;
    /** In {@link PathAlgebra#BOTTLENECK}: what of it they do not, since their way to self is the narrower part. */
    private final Hinges[] losses;

    SocialTable(WiringProblem problem) {
        this.algebra = problem.algebra();
        this.members = problem.members();
        this.self = problem.self();
        this.hops = problem.linkable();
        long[][] from = residualLengths(problem);
        this.over = new long[problem.linkCosts().length][];
        for (int hop : hops) {
            over[hop] = over(from[Arrays.binarySearch(members, hop)], length(problem.linkCosts()[hop]));
        }
        this.gains = new Hinges[members.length];
        this.losses = new Hinges[members.length];
        int own = Arrays.binarySearch(members, self);
        for (int target = 0; target < members.length; target++) {
            hinge(from, target, own);
        }
    }

    /** Lengths of the paths between all members without self's links, by position. */
    private long[][] residualLengths(WiringProblem problem) {
        PrimitiveDijkstra dijkstra = new PrimitiveDijkstra();
        long[] costs = new long[problem.overlay().peers()];
        long[][] lengths = new long[members.length][members.length];
        for (int source = 0; source < members.length; source++) {
            dijkstra.from(problem.overlay(), algebra, members[source], self, costs);
            for (int target = 0; target < members.length; target++) {
                long cost = costs[members[target]];
                lengths[source][target] = source == target ? 0 : cost == algebra.unreachable() ? MISSING : length(cost);
            }
        }
        return lengths;
    }

    private long length(long cost) {
        return algebra == PathAlgebra.ADDITIVE
                ? Math.min(cost, WiringCost.LONGEST)
                : PathAlgebra.MAX_LINK_COST - Math.min(cost, PathAlgebra.MAX_LINK_COST);
    }

    private long[] over(long[] beyond, long link) {
        long[] row = new long[beyond.length];
        for (int target = 0; target < row.length; target++) {
            long whole = algebra == PathAlgebra.ADDITIVE ? beyond[target] + link : Math.max(beyond[target], link);
            row[target] = Math.min(whole, MISSING);
        }
        return row;
    }

    /** A source gains what its path is longer than the way to self and on: nothing from a certain distance on. */
    private void hinge(long[][] from, int target, int own) {
        long[] until = new long[members.length];
        long[] since = new long[members.length];
        int count = 0;
        for (int source = 0; source < members.length; source++) {
            long toSelf = from[source][own];
            long now = from[source][target];
            if (toSelf < now) {
                until[count] = algebra == PathAlgebra.ADDITIVE ? now - toSelf : now;
                since[count++] = algebra == PathAlgebra.ADDITIVE ? 0 : toSelf;
            }
        }
        gains[target] = new Hinges(Arrays.copyOf(until, count));
        losses[target] = new Hinges(algebra == PathAlgebra.ADDITIVE ? new long[0] : Arrays.copyOf(since, count));
    }

    /** How far self is from each target without a link. */
    long[] nothing() {
        long[] far = new long[members.length];
        Arrays.fill(far, MISSING);
        far[Arrays.binarySearch(members, self)] = 0;
        return far;
    }

    /** How far self is from each target over one more link. */
    long[] with(long[] lengths, int hop) {
        long[] row = over[hop];
        long[] both = new long[lengths.length];
        for (int target = 0; target < both.length; target++) {
            both[target] = Math.min(lengths[target], row[target]);
        }
        return both;
    }

    /** What everybody gains in all by self's targets being that far from it; self is one of them. */
    long gain(long[] lengths) {
        long sum = 0;
        for (int target = 0; target < lengths.length; target++) {
            sum += gain(target, lengths[target]);
        }
        return sum;
    }

    /** What everybody gains beyond that by a link to {@code hop}. */
    long gainBy(int hop, long[] lengths) {
        long[] row = over[hop];
        long sum = 0;
        for (int target = 0; target < lengths.length; target++) {
            if (row[target] < lengths[target]) {
                sum += gain(target, row[target]) - gain(target, lengths[target]);
            }
        }
        return sum;
    }

    private long gain(int target, long length) {
        return gains[target].above(length) - losses[target].above(length);
    }

    /** Numbers, of which the sum of what each exceeds a given one by is asked for. */
    private static final class Hinges {
        private final long[] ascending;
        /** The sum from each number on. */
        private final long[] sums;

        Hinges(long[] numbers) {
            ascending = numbers;
            Arrays.sort(ascending);
            sums = new long[ascending.length + 1];
            for (int i = ascending.length - 1; i >= 0; i--) {
                sums[i] = sums[i + 1] + ascending[i];
            }
        }

        long above(long number) {
            int low = 0;
            int high = ascending.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (ascending[middle] <= number) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return sums[low] - number * (ascending.length - low);
        }
    }
}
