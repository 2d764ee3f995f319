package egoist.protocol.policy.rival;

import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;

/**
 * CougaR (Kolyvas and Voulgaris, DEBS 2022, arXiv 2207.04911): C links to the closest peers by round trip and R to random
 * ones, which stay. Only the abstract and descriptions in later work were at hand; the shares of C and R are a parameter, and
 * everyone, instead of a sample, counts as known.
 */
public final class CloseAndRandom implements WiringPolicy {
    private final double close;

    /** @param close share of the links that go to the closest peers, 0 to 1 */
    public CloseAndRandom(double close) {
        this.close = close;
    }

    @Override
    public Wiring choose(WiringProblem problem) {
        Neighbours next = new Neighbours(problem);
        int count = (int) Math.round(close * problem.degree());
        return next.add(KClosest.best(problem, next.acquaintable(), count))
                .add(Neighbours.present(problem))
                .fill()
                .wiring();
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
