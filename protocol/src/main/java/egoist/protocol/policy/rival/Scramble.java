package egoist.protocol.policy.rival;

import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;

/**
 * SCRamble (Kolyvas, Antonov, Voulgaris, ICDCN 2026, arXiv 2601.10277): C links to the closest peers, S + R scored ones. Of
 * each block, the scored neighbour that delivers it first earns the time by which it beats the second of them; every round of
 * blocks the R / 2 that earned least give way to random peers, and all begin anew.
 *
 * <p>Read from descriptions of the paper. Open points, as decided here: a round is an epoch; R / 2 is rounded up; a scored
 * neighbour that has no second beside it earns nothing.
 */
public final class Scramble implements WiringPolicy {
    private final double close;
    private final double random;
    private final int blocks;

    /**
     * @param close share C of the links, 0 to 1
     * @param random share R of the links, 0 to 1; what C and R leave is S
     * @param blocks in a round, at least 1
     */
    public Scramble(double close, double random, int blocks) {
        if (close + random > 1) {
            throw new IllegalArgumentException(
                    "'close' and 'random' are shares of the links, together at most 1, not " + (close + random));
        }
        this.close = close;
        this.random = random;
        this.blocks = blocks;
    }

    @Override
    public Wiring choose(WiringProblem problem) {
        Neighbours next = new Neighbours(problem);
        int[] closest = KClosest.best(problem, next.acquaintable(), (int) Math.round(close * problem.degree()));
        next.add(closest);
        int[] scored = Arrays.stream(Neighbours.present(problem))
                .filter(peer -> !next.contains(peer))
                .toArray();
        if (closest.length + scored.length < problem.degree()) {
            return next.add(scored).fill().wiring();
        }
        long[] earned =
                earned(Deliveries.of(problem, blocks), scored, problem.overlay().peers());
        int[] best = Ranking.descending(scored, peer -> earned[peer]);
        int fresh = (int) Math.ceil(Math.max(1, Math.round(random * problem.degree())) / 2.0);
        int kept = Math.max(0, problem.degree() - closest.length - fresh);
        int[] refused = Arrays.copyOfRange(best, Math.min(kept, best.length), best.length);
        return next.add(Arrays.copyOf(best, Math.min(kept, best.length)))
                .fill(refused)
                .wiring();
    }

    /** For each peer id what it earned. */
    private static long[] earned(Deliveries heard, int[] scored, int peers) {
        long[] earned = new long[peers];
        for (int block = 0; block < heard.blocks; block++) {
            int winner = -1;
            long first = Deliveries.NEVER;
            long second = Deliveries.NEVER;
            for (int i = 0; i < heard.own; i++) {
                if (Arrays.binarySearch(scored, heard.partners[i]) < 0) {
                    continue;
                }
                long time = heard.arrival(i, block);
                if (time < first) {
                    second = first;
                    first = time;
                    winner = heard.partners[i];
                } else {
                    second = Math.min(second, time);
                }
            }
            if (winner >= 0 && second != Deliveries.NEVER) {
                earned[winner] += second - first;
            }
        }
        return earned;
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
