package egoist.protocol.policy.rival;

import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;

/**
 * CougaR (Kolyvas and Voulgaris, DEBS 2022, arXiv 2207.04911): C links to the closest peers by round trip and R to random
 * ones, which stay. Only the abstract and descriptions in later work were at hand; the shares of C and R are a parameter, and
 * everyone, instead of a sample, counts as known. A limit of the links a peer has in all, opened by itself and by others, is
 * ours: peers that are closest to many otherwise gather as many links as they like, which no budget of opened links bounds.
 */
public final class CloseAndRandom implements WiringPolicy {
    /** Stands for any number of links. */
    static final int ANY_LINKS = 0;

    private final double close;
    private final int mostLinks;

    /** @param close share of the links that go to the closest peers, 0 to 1 */
    public CloseAndRandom(double close) {
        this(close, ANY_LINKS);
    }

    /**
     * The same where nobody links to peers that have many links already.
     *
     * @param mostLinks with that many, a peer gets no more; 0 for any number
     */
    public CloseAndRandom(double close, int mostLinks) {
        this.close = close;
        this.mostLinks = mostLinks;
    }

    @Override
    public Wiring choose(WiringProblem any) {
        WiringProblem problem = mostLinks == ANY_LINKS ? any : any.withCandidates(withRoom(any));
        Neighbours next = new Neighbours(problem);
        int count = (int) Math.round(close * problem.degree());
        return next.add(KClosest.best(problem, next.acquaintable(), count))
                .add(Neighbours.present(problem))
                .fill()
                .wiring();
    }

    /** Those one may link to that have fewer links than the limit, or one already; everybody if they would not do. */
    private int[] withRoom(WiringProblem problem) {
        int[] linkable = problem.linkable();
        int[] free = Arrays.stream(linkable)
                .filter(peer ->
                        problem.current().contains(peer) || problem.overlay().degree(peer) < mostLinks)
                .toArray();
        return free.length < problem.degree() ? linkable : free;
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
