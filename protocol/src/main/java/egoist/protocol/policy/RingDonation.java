package egoist.protocol.policy;

import egoist.protocol.overlay.Wiring;
import java.util.Arrays;

/**
 * The ring that keeps k-Random and k-Closest connected: when the overlay is not strongly connected, every peer gives up its
 * costliest link for one to its successor by id (EGOIST, CoNEXT 2008, section 3.2, and T11 footnote 1; neither says which link
 * is donated nor how the ring runs: of the readings tried on public PlanetLab data only the full ring by id with the costliest
 * link donated reproduces the published ratios).
 */
public final class RingDonation {
    private RingDonation() {}

    /**
     * {@code chosen} with a donated link to the ring successor of {@code problem.self()}: added if the degree allows,
     * otherwise in place of the costliest link (among equals the largest id). A peer without anyone to link to donates
     * nothing.
     */
    public static Wiring donate(WiringProblem problem, Wiring chosen) {
        int successor = successor(problem);
        if (successor < 0) {
            return chosen;
        }
        int[] kept = Arrays.stream(chosen.toArray())
                .filter(peer -> peer != successor)
                .toArray();
        if (kept.length >= problem.degree()) {
            kept = KClosest.best(problem, kept, problem.degree() - 1);
        }
        return Wiring.of(kept, new int[] {successor});
    }

    /** The next member by id after self that can be linked, around the ring; -1 if there is none. */
    public static int successor(WiringProblem problem) {
        int[] pool = problem.linkable();
        if (pool.length == 0) {
            return -1;
        }
        int at = Arrays.binarySearch(pool, problem.self());
        return pool[(at >= 0 ? at : -at - 1) % pool.length];
    }
}
