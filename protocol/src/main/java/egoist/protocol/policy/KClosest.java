package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * k-Closest: the k best links, whatever lies behind them; least delay or load, most bandwidth. Chosen anew each epoch, so it
 * changes only when measurements do (EGOIST, CoNEXT 2008, sections 3.2 and 4.2).
 *
 * <p>Among equal links those to the peer with the best link onward come first, then those to the smaller id. This decides
 * under the load metric alone, where all links of a peer cost the same, and lets k-Closest mean there what the paper's figure
 * shows: everyone crowding on the least loaded peers.
 */
public final class KClosest implements WiringPolicy {
    @Override
    public Wiring choose(WiringProblem problem) {
        return Wiring.of(best(problem, problem.linkable(), problem.degree()));
    }

    /** The best {@code count} of {@code pool} by direct link, or all of it. */
    public static int[] best(WiringProblem problem, int[] pool, int count) {
        int[] sorted = sorted(pool, peer -> rank(problem, problem.linkCosts()[peer]));
        if (count >= sorted.length) {
            return sorted;
        }
        int last = problem.linkCosts()[sorted[count]];
        int first = count;
        while (first > 0 && problem.linkCosts()[sorted[first - 1]] == last) {
            first--;
        }
        int end = count;
        while (end < sorted.length && problem.linkCosts()[sorted[end]] == last) {
            end++;
        }
        int[] tied = sorted(Arrays.copyOfRange(sorted, first, end), peer -> onward(problem, peer));
        System.arraycopy(tied, 0, sorted, first, tied.length);
        return Arrays.copyOf(sorted, count);
    }

    private static long rank(WiringProblem problem, int cost) {
        return problem.algebra() == PathAlgebra.ADDITIVE ? cost : PathAlgebra.MAX_LINK_COST - cost;
    }

    /** Rank of the best link out of a peer; last of all if it has none. */
    private static long onward(WiringProblem problem, int peer) {
        Overlay overlay = problem.overlay();
        long best = PathAlgebra.MAX_LINK_COST + 1L;
        int first = peer * overlay.stride();
        for (int link = first; link < first + overlay.degree(peer); link++) {
            best = Math.min(best, rank(problem, overlay.costs()[link]));
        }
        return best;
    }

    /** The peers by ascending key, then by id. */
    private static int[] sorted(int[] peers, IntToLongFunction key) {
        long[] keyed = new long[peers.length];
        for (int i = 0; i < peers.length; i++) {
            keyed[i] = key.applyAsLong(peers[i]) << 32 | peers[i];
        }
        Arrays.sort(keyed);
        int[] sorted = new int[peers.length];
        for (int i = 0; i < peers.length; i++) {
            sorted[i] = (int) keyed[i];
        }
        return sorted;
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.RING;
    }
}
