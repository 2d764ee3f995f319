package egoist.protocol.policy;

import egoist.protocol.overlay.Wiring;

/**
 * Full mesh: a link to everyone, routed by shortest paths over it; what RON would yield, and the bound no wiring of k links
 * can beat (EGOIST, CoNEXT 2008, section 4.2). It ignores k.
 */
public final class FullMesh implements WiringPolicy {
    @Override
    public Wiring choose(WiringProblem problem) {
        return Wiring.of(problem.linkable());
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }

    @Override
    public int degree(int configured, int members) {
        return Math.max(1, members - 1);
    }
}
