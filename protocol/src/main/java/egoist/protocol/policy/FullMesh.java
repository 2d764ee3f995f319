package egoist.protocol.policy;

import egoist.protocol.overlay.Wiring;

/**
 * Full mesh: a link to everyone. Routed by shortest paths over it, it is the bound no wiring of k links can beat (EGOIST, CoNEXT
 * 2008, section 4.2); with at most one relay it is RON (Andersen, Balakrishnan, Kaashoek, Morris, SOSP 2001), whose
 * paths the quorum system of Sontag, Zhang, Phanishayee, Andersen and Karger (CoNEXT 2009) finds with less traffic; with none
 * it is the network underneath. It ignores k.
 */
public final class FullMesh implements WiringPolicy {
    private final int mostRelays;

    /** A full mesh with paths of any length. */
    public FullMesh() {
        this(ANY_RELAYS);
    }

    /** @param mostRelays peers on a path between its ends, 0 or more */
    public FullMesh(int mostRelays) {
        this.mostRelays = mostRelays;
    }

    @Override
    public Wiring choose(WiringProblem problem) {
        return Wiring.of(problem.linkable());
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }

    @Override
    public int mostRelays() {
        return mostRelays;
    }

    @Override
    public int degree(int configured, int members) {
        return Math.max(1, members - 1);
    }
}
