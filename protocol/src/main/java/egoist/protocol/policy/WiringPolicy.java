package egoist.protocol.policy;

import egoist.protocol.overlay.Wiring;

/**
 * A rule by which a peer picks its out-neighbours. Implementations are immutable, safe for use by many threads, and pure:
 * the same problem gives the same wiring.
 */
public interface WiringPolicy {
    /** Who donates links to a ring when the overlay falls apart (EGOIST, CoNEXT 2008, section 3.2). */
    enum Connectivity {
        /** The policy's own choice keeps or mends it: unreachable targets outweigh all else, or the pattern holds a ring. */
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

    /** The degree a problem gets when k was configured and that many members are present; k, but for a full mesh. */
    default int degree(int configured, int members) {
        return configured;
    }
}
