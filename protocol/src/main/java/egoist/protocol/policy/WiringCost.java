package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.Wiring;

/**
 * What a wiring costs its owner (the C_i of EGOIST, CoNEXT 2008, section 2): first how much of the traffic finds no path, then
 * the weighted sum of path costs to the targets that are reached. No penalty constant can be too small, since the second
 * number is looked at only when the first is equal.
 *
 * @param unreachable weights of the unreached targets, summed; less is better
 * @param sum weight times path cost, summed over the reached targets; less is better for
 *     {@link PathAlgebra#ADDITIVE}, more for {@link PathAlgebra#BOTTLENECK}
 */
public record WiringCost(long unreachable, long sum) {
    /**
     * A longer path counts as this long, so that sums never overflow: weights sum to at most 2^30. In microseconds it is 71
     * minutes.
     */
    public static final long LONGEST = 1L << 32;

    /** What {@code wiring} costs {@code problem.self()}; neighbours without a link cost are passed over. */
    public static WiringCost of(WiringProblem problem, Wiring wiring) {
        long[] paths = new long[problem.overlay().peers()];
        new PrimitiveDijkstra()
                .fromRewired(problem.overlay(), problem.algebra(), problem.self(), wiring, problem.linkCosts(), paths);
        return of(problem, paths);
    }

    /**
     * The cost of reaching every target at the given path costs.
     *
     * @param paths for each peer id the cost of the path from self
     */
    public static WiringCost of(WiringProblem problem, long[] paths) {
        long unreachable = 0;
        long sum = 0;
        int[] weights = problem.weights();
        for (int target : problem.members()) {
            if (target == problem.self()) {
                continue;
            }
            long weight = weights == null ? 1 : weights[target];
            if (paths[target] == problem.algebra().unreachable()) {
                unreachable += weight;
            } else {
                sum += weight * Math.min(paths[target], LONGEST);
            }
        }
        return new WiringCost(unreachable, sum);
    }

    /** Whether this is strictly better than {@code other}. */
    public boolean betterThan(WiringCost other, PathAlgebra algebra) {
        return unreachable != other.unreachable
                ? unreachable < other.unreachable
                : algebra == PathAlgebra.ADDITIVE ? sum < other.sum : sum > other.sum;
    }

    /**
     * Whether this is better than {@code other} by more than {@code threshold} of it (BR(epsilon), section 4.3): always if
     * more targets are reached; never if fewer.
     */
    public boolean betterThan(WiringCost other, PathAlgebra algebra, double threshold) {
        if (unreachable != other.unreachable) {
            return unreachable < other.unreachable;
        }
        long gain = algebra == PathAlgebra.ADDITIVE ? other.sum - sum : sum - other.sum;
        return gain > 0 && (double) gain > threshold * (double) other.sum;
    }
}
