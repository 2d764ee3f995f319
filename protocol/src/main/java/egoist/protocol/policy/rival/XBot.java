package egoist.protocol.policy.rival;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.Memory;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * X-BOT over HyParView (Leitao, Marques, Pereira, Rodrigues, SRDS 2009; HyParView: Leitao, Pereira, Rodrigues, DSN 2007): a
 * small active view, random at first, and a larger passive view of random peers, shuffled all the time. Every so often the
 * costliest of the links that may be optimised is exchanged for a candidate from the passive view, if that is cheaper by the
 * oracle (here the link cost); some links are never optimised, so that the overlay stays random enough to be connected.
 *
 * <p>Open points, as decided here: the papers were read in part. In the original four peers take part, so that all degrees are
 * preserved; a peer here decides about its own links alone, so a candidate that has become too popular refuses, and the
 * one given up finds itself another link at its own turn. The links never optimised are the costliest ones. A shuffle brings
 * peers drawn evenly. One exchange an epoch.
 */
public final class XBot implements WiringPolicy {
    /** The passive view. */
    private record Passive(int[] peers) implements Memory {}

    /** A candidate refuses when it has this many times the links a peer opens. */
    private static final int POPULAR = 3;

    private final int passive;
    private final int shuffled;
    private final int candidates;
    private final double untouched;

    /**
     * @param passive peers in the passive view, at least 1
     * @param shuffled of them replaced each epoch
     * @param candidates of the passive view tried each epoch, at least 1
     * @param untouched share of the links that are never optimised, 0 to 1
     */
    public XBot(int passive, int shuffled, int candidates, double untouched) {
        this.passive = passive;
        this.shuffled = shuffled;
        this.candidates = candidates;
        this.untouched = untouched;
    }

    @Override
    public Wiring choose(WiringProblem problem) {
        int[] active = Neighbours.present(problem);
        Neighbours next = new Neighbours(problem);
        if (active.length < problem.degree()) {
            return next.add(active).fill().wiring();
        }
        int[] byCost = KClosest.best(problem, active, active.length);
        int optimised = active.length - (int) Math.round(untouched * active.length);
        boolean[] linksHere = Neighbours.linksTo(problem);
        int[] tried = Arrays.stream(passive(problem))
                .filter(peer -> !problem.current().contains(peer) && !linksHere[peer])
                .filter(peer -> problem.overlay().degree(peer) < POPULAR * problem.degree())
                .limit(candidates)
                .toArray();
        if (optimised > 0 && tried.length > 0) {
            int candidate = KClosest.best(problem, tried, 1)[0];
            int old = byCost[optimised - 1];
            PathAlgebra algebra = problem.algebra();
            if (algebra.better(problem.linkCosts()[candidate], problem.linkCosts()[old])) {
                byCost[optimised - 1] = candidate;
            }
        }
        return next.add(byCost).wiring();
    }

    /** The passive view after this epoch's shuffle, in random order. */
    private int[] passive(WiringProblem problem) {
        SplittableRandom random = new SplittableRandom(problem.seed() + 1);
        int[] linkable = problem.linkable();
        int[] before = problem.memory() instanceof Passive passiveView
                ? Neighbours.linkable(problem, passiveView.peers())
                : new int[0];
        long[] lots = random.longs(problem.overlay().peers()).toArray();
        int[] kept = Arrays.copyOf(
                Ranking.ascending(before, peer -> lots[peer]),
                Math.max(0, Math.min(before.length, passive - shuffled)));
        int[] fresh = random.ints(linkable.length == 0 ? 0 : passive - kept.length, 0, Math.max(1, linkable.length))
                .map(at -> linkable[at])
                .toArray();
        int[] all = IntStream.concat(Arrays.stream(kept), Arrays.stream(fresh))
                .distinct()
                .toArray();
        return Ranking.descending(all, peer -> lots[peer]);
    }

    @Override
    public Memory remember(WiringProblem problem, Wiring chosen) {
        return new Passive(passive(problem));
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
