package egoist.protocol.policy.broadcast;

import egoist.protocol.overlay.Lots;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.Memory;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rand k-Widest (INFOCOM 2008): the k widest links to a random subset of the peers, twice as large as k. The subset is drawn
 * once; peers of it that are gone are replaced.
 */
public final class WidestOfRandom implements WiringPolicy {
    /** The subset, in the order drawn. */
    private record Subset(int[] peers) implements Memory {}

    @Override
    public Wiring choose(WiringProblem problem) {
        return Wiring.of(KClosest.best(problem, subset(problem), problem.degree()));
    }

    @Override
    public Memory remember(WiringProblem problem, Wiring chosen) {
        return new Subset(subset(problem));
    }

    private static int[] subset(WiringProblem problem) {
        int[] pool = problem.linkable();
        int[] known = problem.memory() instanceof Subset before ? before.peers() : new int[0];
        int[] kept = Arrays.stream(known)
                .filter(peer -> Arrays.binarySearch(pool, peer) >= 0)
                .toArray();
        int[] others = Arrays.stream(pool)
                .filter(peer -> IntStream.of(kept).noneMatch(each -> each == peer))
                .toArray();
        int missing = Math.min(others.length, Math.max(0, 2 * problem.degree() - kept.length));
        Lots.draw(others, 0, missing, others.length, new SplittableRandom(problem.seed()));
        return IntStream.concat(Arrays.stream(kept), Arrays.stream(others, 0, missing))
                .toArray();
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.RING;
    }

    @Override
    public LinkUse linkUse() {
        return LinkUse.BOTH_WAYS;
    }
}
