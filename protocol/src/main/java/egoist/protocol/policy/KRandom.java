package egoist.protocol.policy;

import egoist.protocol.overlay.Lots;
import egoist.protocol.overlay.Wiring;
import java.util.SplittableRandom;

/**
 * k-Random: k neighbours drawn uniformly, once; only neighbours that left are drawn again (EGOIST, CoNEXT 2008, sections 3.2
 * and 4.2: "no re-wiring without churn").
 */
public final class KRandom implements WiringPolicy {
    @Override
    public Wiring choose(WiringProblem problem) {
        int[] pool = problem.linkable();
        int wanted = Math.min(problem.degree(), pool.length);
        int kept = keepCurrent(problem, pool, wanted);
        if (kept == wanted && kept == problem.current().size()) {
            return problem.current();
        }
        Lots.draw(pool, kept, wanted, pool.length, new SplittableRandom(problem.seed()));
        return Wiring.of(java.util.Arrays.copyOf(pool, wanted));
    }

    /** Moves current neighbours that can still be linked to the front of the pool; returns how many there are. */
    private static int keepCurrent(WiringProblem problem, int[] pool, int wanted) {
        int kept = 0;
        for (int i = 0; i < pool.length && kept < wanted; i++) {
            if (problem.current().contains(pool[i])) {
                int neighbour = pool[i];
                pool[i] = pool[kept];
                pool[kept++] = neighbour;
            }
        }
        return kept;
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.RING;
    }
}
