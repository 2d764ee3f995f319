package egoist.protocol.policy;

import egoist.protocol.overlay.Wiring;

/**
 * A rule by which a peer picks its out-neighbours. Implementations are immutable, safe for use by many threads, and pure:
 * the same problem gives the same wiring. What a rule has to know of former decisions travels as a value, {@link Memory}, from
 * {@link #remember} to the next problem.
 */
public interface WiringPolicy {
    /** Who donates links to a ring when the overlay falls apart (EGOIST, CoNEXT 2008, section 3.2). */
    enum Connectivity {
        /** The policy's own choice keeps or mends it: unreachable targets outweigh all else, or the pattern holds a ring. */
        SELFISH,
        /** When the overlay is not strongly connected, every peer gives its costliest link to a ring by id. */
        RING
    }

    /** Which way the links a policy chooses carry traffic. */
    enum LinkUse {
        /** From the peer that chose it only, as in EGOIST. */
        ONE_WAY,
        /** Both ways, as in most overlays; it is two directed links, so a peer may choose only half as many. */
        BOTH_WAYS
    }

    /** Stands for any number of relays on a path. */
    int ANY_RELAYS = Integer.MAX_VALUE;

    /**
     * The next wiring of {@code problem.self()}: at most {@code problem.degree()} neighbours, each of them linkable; all of
     * the linkable ones if there are no more than that.
     */
    Wiring choose(WiringProblem problem);

    /** What {@link #choose} wants to know at the next problem, after it gave {@code chosen} for this one; pure as well. */
    default Memory remember(WiringProblem problem, Wiring chosen) {
        return Memory.NONE;
    }

    /** How this policy keeps the overlay connected. */
    Connectivity connectivity();

    /** Which way its links carry traffic. */
    default LinkUse linkUse() {
        return LinkUse.ONE_WAY;
    }

    /** How many peers at most relay on a path over its links: routing, not wiring. */
    default int mostRelays() {
        return ANY_RELAYS;
    }

    /**
     * The degree a problem gets when k was configured and that many members are present: k, but for a full mesh; half of it,
     * and at least 1, where links count two, so that all policies spend at most k directed links a peer.
     */
    default int degree(int configured, int members) {
        return linkUse() == LinkUse.BOTH_WAYS ? Math.max(1, configured / 2) : configured;
    }

    /**
     * Refuses overlays in which a decision would take hours, so that this is known before a run starts; most policies admit any.
     *
     * @param peers n, at least 2
     * @param degree k, at least 1
     * @throws IllegalArgumentException saying what is possible
     */
    default void admit(int peers, int degree) {}
}
