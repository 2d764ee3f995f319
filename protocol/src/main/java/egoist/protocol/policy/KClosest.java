package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Wiring;

/**
 * k-Closest: the k best links, whatever lies behind them; least delay or load, most bandwidth, ties to the smaller id. Chosen
 * anew each epoch, so it changes only when measurements do (EGOIST, CoNEXT 2008, sections 3.2 and 4.2).
 */
public final class KClosest implements WiringPolicy {
    @Override
    public Wiring choose(WiringProblem problem) {
        return Wiring.of(best(problem, problem.linkable(), problem.degree()));
    }

    /** The best {@code count} of {@code pool} by direct link, or all of it. */
    static int[] best(WiringProblem problem, int[] pool, int count) {
        long[] keyed = new long[pool.length];
        for (int i = 0; i < pool.length; i++) {
            int cost = problem.linkCosts()[pool[i]];
            long rank = problem.algebra() == PathAlgebra.ADDITIVE ? cost : PathAlgebra.MAX_LINK_COST - cost;
            keyed[i] = rank << 32 | pool[i];
        }
        java.util.Arrays.sort(keyed);
        int[] chosen = new int[Math.min(count, pool.length)];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = (int) keyed[i];
        }
        return chosen;
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.RING;
    }
}
