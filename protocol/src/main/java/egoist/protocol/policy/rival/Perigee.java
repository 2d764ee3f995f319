package egoist.protocol.policy.rival;

import egoist.protocol.overlay.SortedLinks;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.Memory;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;

/**
 * Perigee (Mao, Deb, Venkatakrishnan, Kannan, Srinivasan, PODC 2020, arXiv 2006.14186): once a round of blocks, outgoing
 * neighbours are scored by how late blocks arrive through them, the worst are given up and random peers tried instead. Three
 * scores:
 *
 * <ul>
 *   <li>{@link Score#VANILLA}: each neighbour by the 90th percentile of its own lateness; the best 6 of 8 stay.
 *   <li>{@link Score#SUBSET}: greedily the set of neighbours whose quickest member has the least 90th percentile.
 *   <li>{@link Score#UCB}: all a neighbour delivered since it was linked counts; percentile plus and minus
 *       c sqrt(log T / 2T) bound it, and only a neighbour whose lower bound is above another's upper bound is given up, one a
 *       round.
 * </ul>
 *
 * <p>Open points, as decided here: a round is an epoch; a block's lateness is relative to the quickest of all partners,
 * incoming ones included; a neighbour that does not deliver is later than any other; the bandit's c of 125 is in ms, and a
 * history holds the last {@value #HISTORY} blocks. The limit of 20 incoming links is the driver's business.
 */
public final class Perigee implements WiringPolicy {
    /** How neighbours are judged. */
    public enum Score {
        VANILLA,
        SUBSET,
        UCB
    }

    private static final int HISTORY = 2_000;
    private static final double MICROS_PER_MS = 1_000;

    private final Score score;
    private final int blocks;
    private final double percentile;
    private final double explored;
    private final double confidenceMicros;

    /**
     * @param blocks in a round, at least 1
     * @param percentile of the lateness a neighbour is judged by, 0 to 1
     * @param explored share of the neighbours tried anew each round, 0 to 1; 2 of 8 in the paper. Not used by UCB
     * @param confidenceMs c of UCB
     */
    public Perigee(Score score, int blocks, double percentile, double explored, double confidenceMs) {
        this.score = score;
        this.blocks = blocks;
        this.percentile = percentile;
        this.explored = explored;
        this.confidenceMicros = confidenceMs * MICROS_PER_MS;
    }

    /** What was delivered by each neighbour since it was linked. */
    private record Heard(int[] peers, long[][] lateness) implements Memory {
        static final Heard NOTHING = new Heard(new int[0], new long[0][]);

        static Heard in(WiringProblem problem) {
            return problem.memory() instanceof Heard heard ? heard : NOTHING;
        }

        /** What was heard through a peer until now and in this round, the latest {@value #HISTORY} blocks. */
        long[] through(int peer, long[] now) {
            int at = Arrays.binarySearch(peers, peer);
            long[] before = at < 0 ? new long[0] : lateness[at];
            long[] all = Arrays.copyOf(before, before.length + now.length);
            System.arraycopy(now, 0, all, before.length, now.length);
            return all.length <= HISTORY ? all : Arrays.copyOfRange(all, all.length - HISTORY, all.length);
        }
    }

    @Override
    public Wiring choose(WiringProblem problem) {
        int[] present = Neighbours.present(problem);
        Neighbours next = new Neighbours(problem);
        if (present.length < problem.degree()) {
            return next.add(present).fill().wiring();
        }
        Deliveries heard = Deliveries.of(problem, blocks);
        int kept =
                present.length - Math.min(present.length - 1, (int) Math.max(1, Math.round(explored * present.length)));
        int[] order = switch (score) {
            case VANILLA -> Ranking.ascending(present, peer -> percentileOf(heard.lateness(index(present, peer))));
            case SUBSET -> greedy(heard, present);
            case UCB -> bandit(problem, heard, present);
        };
        if (score == Score.UCB) {
            kept = order.length;
        }
        int[] givenUp =
                Arrays.stream(present).filter(peer -> index(order, peer) < 0).toArray();
        int[] last = Arrays.copyOfRange(order, kept, order.length);
        int[] refused = Arrays.copyOf(last, last.length + givenUp.length);
        System.arraycopy(givenUp, 0, refused, last.length, givenUp.length);
        return next.add(Arrays.copyOf(order, kept)).fill(refused).wiring();
    }

    private static int index(int[] peers, int peer) {
        for (int i = 0; i < peers.length; i++) {
            if (peers[i] == peer) {
                return i;
            }
        }
        return -1;
    }

    private long percentileOf(long[] lateness) {
        return Deliveries.quantile(lateness, percentile);
    }

    /** The neighbours in the order in which each adds most to those before it. */
    private int[] greedy(Deliveries heard, int[] present) {
        long[] soFar = new long[heard.blocks];
        Arrays.fill(soFar, Deliveries.NEVER);
        boolean[] taken = new boolean[present.length];
        int[] order = new int[present.length];
        for (int place = 0; place < present.length; place++) {
            int best = -1;
            long least = 0;
            for (int candidate = 0; candidate < present.length; candidate++) {
                if (!taken[candidate]) {
                    long joint = percentileOf(together(soFar, heard, candidate));
                    if (best < 0 || joint < least) {
                        best = candidate;
                        least = joint;
                    }
                }
            }
            taken[best] = true;
            order[place] = present[best];
            soFar = together(soFar, heard, best);
        }
        return order;
    }

    private static long[] together(long[] soFar, Deliveries heard, int partner) {
        long[] joint = soFar.clone();
        for (int block = 0; block < joint.length; block++) {
            joint[block] = Math.min(joint[block], heard.lateness(partner, block));
        }
        return joint;
    }

    /** All neighbours but the one that is worse than another for certain, if there is one. */
    private int[] bandit(WiringProblem problem, Deliveries heard, int[] present) {
        Heard memory = Heard.in(problem);
        int worst = 0;
        double highestLower = Double.NEGATIVE_INFINITY;
        double lowestUpper = Double.POSITIVE_INFINITY;
        for (int i = 0; i < present.length; i++) {
            long[] all = memory.through(present[i], heard.lateness(i));
            double count = Math.max(2, all.length);
            double width = confidenceMicros * StrictMath.sqrt(StrictMath.log(count) / (2 * count));
            double middle = percentileOf(all);
            if (middle - width > highestLower) {
                highestLower = middle - width;
                worst = present[i];
            }
            lowestUpper = Math.min(lowestUpper, middle + width);
        }
        int leaving = worst;
        return highestLower > lowestUpper ? SortedLinks.without(present, leaving) : present;
    }

    @Override
    public Memory remember(WiringProblem problem, Wiring chosen) {
        if (score != Score.UCB) {
            return Memory.NONE;
        }
        Heard memory = Heard.in(problem);
        int[] present = Neighbours.present(problem);
        Deliveries heard = Deliveries.of(problem, blocks);
        long[][] lateness = new long[chosen.size()][];
        for (int i = 0; i < lateness.length; i++) {
            int was = index(present, chosen.neighbour(i));
            lateness[i] = was < 0 ? new long[0] : memory.through(chosen.neighbour(i), heard.lateness(was));
        }
        return new Heard(chosen.toArray(), lateness);
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
