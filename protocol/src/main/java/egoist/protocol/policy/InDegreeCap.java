package egoist.protocol.policy;

import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Best response that spares the popular (the doubly constrained game of EGOIST, ToN 2011, section IV.B): nobody links to a peer
 * that has nu = n^gamma links from others already, rounded up and at least k. The paper adds a large penalty for such a link; that
 * is the same as leaving them out, except where too few others remain, and then the least popular of them are let in.
 */
public final class InDegreeCap implements WiringPolicy {
    private final double gamma;
    private final BestResponse search = new BestResponse();

    /** @param gamma exponent of the cap, 0 to 1; 1 is no cap */
    public InDegreeCap(double gamma) {
        this.gamma = gamma;
    }

    @Override
    public Wiring choose(WiringProblem problem) {
        return search.choose(problem.withCandidates(candidates(problem)));
    }

    int[] candidates(WiringProblem problem) {
        int[] popularity = popularity(problem);
        int[] linkable = problem.linkable();
        int cap = (int) Math.max(problem.degree(), StrictMath.ceil(StrictMath.pow(problem.members().length, gamma)));
        int[] open =
                Arrays.stream(linkable).filter(peer -> popularity[peer] < cap).toArray();
        if (open.length >= problem.degree()) {
            return open;
        }
        return IntStream.of(linkable)
                .mapToLong(peer -> (long) popularity[peer] << 32 | peer)
                .sorted()
                .limit(problem.degree())
                .mapToInt(entry -> (int) entry)
                .sorted()
                .toArray();
    }

    /** For each peer id how many others link to it. */
    private static int[] popularity(WiringProblem problem) {
        Overlay overlay = problem.overlay();
        int[] popularity = new int[overlay.peers()];
        for (int peer : problem.members()) {
            int first = peer * overlay.stride();
            for (int link = first; peer != problem.self() && link < first + overlay.degree(peer); link++) {
                popularity[overlay.targets()[link]]++;
            }
        }
        return popularity;
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }
}
