package egoist.sim.measure;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.ShortestPaths;
import egoist.protocol.policy.WiringPolicy;
import java.util.BitSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an overlay costs its peers (EGOIST, T11 section II.B): C_i = sum over j of p_ij d(i,j), where d is the best overlay
 * path and an unreachable target costs the penalty M, or nothing is received from it where wider is better.
 *
 * @param mean mean of C_i over the members, in thousandths of the metric's unit (microseconds, thousandths of load, kbit/s)
 * @param perMember C_i of each member, in the order of the members
 * @param efficiencyMean mean over ordered pairs of 1/d in 1/ms (section 4.4 of C08), 0 for unreachable pairs; NaN for widths
 * @param unreachablePairs ordered pairs of members without a path
 */
public record OverlayCosts(double mean, double[] perMember, double efficiencyMean, long unreachablePairs) {

    /**
     * Measures the overlay.
     *
     * @param overlay links with their true costs
     * @param members ids present, ascending
     * @param weights for each peer id its row of preference weights, or null for uniform preferences
     * @param penalty M, the cost of an unreachable target of an additive metric
     */
    public static OverlayCosts of(
            Overlay overlay, PathAlgebra algebra, int[] members, int @Nullable [] @Nullable [] weights, long penalty) {
        return of(overlay, algebra, members, weights, penalty, WiringPolicy.ANY_RELAYS);
    }

    /**
     * Measures the overlay under routing by paths of limited length.
     *
     * @param mostRelays peers on a path between its ends
     */
    public static OverlayCosts of(
            Overlay overlay,
            PathAlgebra algebra,
            int[] members,
            int @Nullable [] @Nullable [] weights,
            long penalty,
            int mostRelays) {
        Tally tally = new Tally(members, algebra, penalty);
        if (mostRelays == WiringPolicy.ANY_RELAYS && isComplete(overlay, members)) {
            int[][] paths = completePaths(overlay, algebra, members);
            for (int i = 0; i < members.length; i++) {
                int row = i;
                tally.add(i, weights == null ? null : weights[members[i]], j -> paths[row][j]);
            }
        } else {
            ShortestPaths search = ShortestPaths.over(mostRelays);
            long[] distances = new long[overlay.peers()];
            for (int i = 0; i < members.length; i++) {
                search.from(overlay, algebra, members[i], ShortestPaths.NOBODY, distances);
                tally.add(i, weights == null ? null : weights[members[i]], j -> distances[members[j]]);
            }
        }
        return tally.result();
    }

    /**
     * Measures what peers get that route by what is believed of the links of others, and of their own know the truth.
     *
     * @param believed links and costs as those take them to be who do not hold them
     * @param truth links with their true costs
     * @param silent peers that pass nothing on
     */
    public static OverlayCosts routed(
            Overlay believed,
            Overlay truth,
            PathAlgebra algebra,
            int[] members,
            BitSet silent,
            int @Nullable [] @Nullable [] weights,
            long penalty) {
        Overlay view = believed.copy();
        int[] before = {-1};
        IntFunction<Overlay> views = member -> {
            if (before[0] >= 0) {
                copyLinks(believed, view, before[0]);
            }
            before[0] = member;
            copyLinks(truth, view, member);
            return view;
        };
        return routed(views, truth, algebra, members, silent, weights, penalty);
    }

    /**
     * Measures what peers get that each route by what they know themselves.
     *
     * @param views the links and costs as a member takes them to be, its own among them; asked in the order of the members
     * @param truth links with their true costs
     * @param silent peers that pass nothing on
     */
    public static OverlayCosts routed(
            IntFunction<Overlay> views,
            Overlay truth,
            PathAlgebra algebra,
            int[] members,
            BitSet silent,
            int @Nullable [] @Nullable [] weights,
            long penalty) {
        Tally tally = new Tally(members, algebra, penalty);
        RoutedPaths paths = new RoutedPaths();
        long[] costs = new long[truth.peers()];
        for (int i = 0; i < members.length; i++) {
            paths.from(views.apply(members[i]), truth, algebra, members[i], silent, costs);
            tally.add(i, weights == null ? null : weights[members[i]], j -> costs[members[j]]);
        }
        return tally.result();
    }

    private static void copyLinks(Overlay from, Overlay to, int peer) {
        to.clear(peer);
        int first = peer * from.stride();
        for (int link = first; link < first + from.degree(peer); link++) {
            to.add(peer, from.targets()[link], from.costs()[link]);
        }
    }

    private static boolean isComplete(Overlay overlay, int[] members) {
        for (int member : members) {
            if (overlay.degree(member) != members.length - 1) {
                return false;
            }
        }
        return members.length > 2;
    }

    private static int[][] completePaths(Overlay overlay, PathAlgebra algebra, int[] members) {
        int[] rank = new int[overlay.peers()];
        for (int i = 0; i < members.length; i++) {
            rank[members[i]] = i;
        }
        int[][] costs = new int[members.length][members.length];
        for (int i = 0; i < members.length; i++) {
            int first = members[i] * overlay.stride();
            for (int link = first; link < first + overlay.degree(members[i]); link++) {
                costs[i][rank[overlay.targets()[link]]] = overlay.costs()[link];
            }
        }
        CompleteGraphPaths.close(costs, algebra);
        return costs;
    }

    /** Path cost from the current source to the member at a rank. */
    private interface PathCost {
        long to(int rank);
    }

    /** Adds up one source after another, in a fixed order, so that sums are the same on every machine. */
    private static final class Tally {
        private final int[] members;
        private final PathAlgebra algebra;
        private final long penalty;
        private final double[] perMember;
        private double efficiency;
        private long unreachable;

        Tally(int[] members, PathAlgebra algebra, long penalty) {
            this.members = members;
            this.algebra = algebra;
            this.penalty = penalty;
            this.perMember = new double[members.length];
        }

        void add(int source, int @Nullable [] weights, PathCost path) {
            double sum = 0;
            double weightSum = 0;
            double inverse = 0;
            for (int j = 0; j < members.length; j++) {
                if (j == source) {
                    continue;
                }
                double weight = weights == null ? 1 : weights[members[j]];
                long cost = path.to(j);
                weightSum += weight;
                if (cost == algebra.unreachable()) {
                    unreachable++;
                    sum += algebra == PathAlgebra.ADDITIVE ? weight * penalty : 0;
                } else {
                    sum += weight * cost;
                    inverse += 1000.0 / Math.max(1, cost);
                }
            }
            perMember[source] = weightSum == 0 ? 0 : sum / weightSum;
            efficiency += members.length < 2 ? 0 : inverse / (members.length - 1);
        }

        OverlayCosts result() {
            double sum = 0;
            for (double cost : perMember) {
                sum += cost;
            }
            int count = Math.max(1, members.length);
            double efficiencyMean = algebra == PathAlgebra.ADDITIVE ? efficiency / count : Double.NaN;
            return new OverlayCosts(sum / count, perMember, efficiencyMean, unreachable);
        }
    }
}
