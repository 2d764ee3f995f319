package egoist.protocol.policy.rival;

import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.Memory;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * T-Man (Jelasity and Babaoglu, ESOA 2005; Jelasity, Montresor, Babaoglu, Computer Networks 2009) with the ranking by round
 * trip: a peer keeps a view of the best peers it heard of; each cycle it picks one of the foremost of them by lot, merges the
 * other's view and some random peers into its own, and keeps the best. Its links go to the k best of the view: k-Closest, found
 * by gossip.
 *
 * <p>Open points, as decided here: a cycle is an epoch; of the other's view the links it announces are seen; the other
 * half of the exchange happens when the other's turn comes. Links are one way, since a view is.
 */
public final class TMan implements WiringPolicy {
    /** The peers kept in mind. */
    private record View(int[] peers) implements Memory {}

    private final int view;
    private final int foremost;
    private final int strangers;

    /**
     * @param view peers kept in mind, at least 1
     * @param foremost of how many of the view the partner is drawn, at least 1
     * @param strangers random peers merged in each cycle, 0 or more
     */
    public TMan(int view, int foremost, int strangers) {
        this.view = view;
        this.foremost = foremost;
        this.strangers = strangers;
    }

    @Override
    public Wiring choose(WiringProblem problem) {
        return new Neighbours(problem)
                .add(KClosest.best(problem, merged(problem), problem.degree()))
                .fill()
                .wiring();
    }

    @Override
    public Memory remember(WiringProblem problem, Wiring chosen) {
        return new View(merged(problem));
    }

    private int[] merged(WiringProblem problem) {
        SplittableRandom random = new SplittableRandom(problem.seed() + 1);
        int[] linkable = problem.linkable();
        int[] known =
                problem.memory() instanceof View before ? Neighbours.linkable(problem, before.peers()) : new int[0];
        if (known.length == 0) {
            known = Neighbours.present(problem);
        }
        int[] lots = random.ints(linkable.length == 0 ? 0 : strangers, 0, Math.max(1, linkable.length))
                .map(at -> linkable[at])
                .toArray();
        int[] heard = {};
        int[] front = KClosest.best(problem, known, foremost);
        if (front.length > 0) {
            heard = linksOf(problem.overlay(), front[random.nextInt(front.length)]);
        }
        int[] all = IntStream.concat(Arrays.stream(known), IntStream.concat(Arrays.stream(heard), Arrays.stream(lots)))
                .filter(peer -> Arrays.binarySearch(linkable, peer) >= 0)
                .sorted()
                .distinct()
                .toArray();
        return KClosest.best(problem, all, Math.max(view, problem.degree()));
    }

    private static int[] linksOf(Overlay overlay, int peer) {
        int first = peer * overlay.stride();
        return Arrays.copyOfRange(overlay.targets(), first, first + overlay.degree(peer));
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.RING;
    }
}
