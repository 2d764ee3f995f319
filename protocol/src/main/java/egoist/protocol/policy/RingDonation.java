package egoist.protocol.policy;

import egoist.protocol.overlay.Wiring;
import java.util.Arrays;

/**
 * The ring that keeps k-Random and k-Closest connected: when the overlay is not strongly connected, every peer gives up its
 * costliest link for one to its successor on the ring of ids (EGOIST, CoNEXT 2008, section 3.2, and T11 footnote 1; neither says which link
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

    /** The next member after self on the ring that can be linked; -1 if there is none. */
    public static int successor(WiringProblem problem) {
        boolean[] mayLink = problem.mayLink();
        int[] ring = problem.ring();
        int place = problem.ringPlace();
        for (int step = 1; step < ring.length; step++) {
            int next = ring[(place + step) % ring.length];
            if (mayLink[next]) {
                return next;
            }
        }
        return -1;
    }
}
