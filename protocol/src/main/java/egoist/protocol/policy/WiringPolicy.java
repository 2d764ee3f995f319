package egoist.protocol.policy;

import egoist.protocol.overlay.Wiring;

/**
 * A rule by which a peer picks its out-neighbours. Implementations are immutable, safe for use by many threads, and pure:
 * the same problem gives the same wiring.
 */
public interface WiringPolicy {
    /** Who donates links to a ring when the overlay falls apart (EGOIST, CoNEXT 2008, section 3.2). */
    enum Connectivity {
        /** Unreachable targets cost so much that the policy's own choice mends the overlay. */
        SELFISH,
        /** When the overlay is not strongly connected, every peer gives its costliest link to a ring by id. */
        RING
    }

    /**
     * The next wiring of {@code problem.self()}: at most {@code problem.degree()} neighbours, each of them linkable; all of
     * the linkable ones if there are no more than that.
     */
    Wiring choose(WiringProblem problem);

    /** How this policy keeps the overlay connected. */
    Connectivity connectivity();
}
