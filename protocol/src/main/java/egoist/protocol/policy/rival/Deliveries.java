package egoist.protocol.policy.rival;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.ShortestPaths;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * When blocks that members flood would reach a peer through each of its partners: the one observation that rules of
 * block-chain overlays learn from. A block of source s arrives through partner u after the best path from s to u that avoids
 * the peer itself, and the link from u. Sources are drawn evenly; processing takes no time.
 */
final class Deliveries {
    /** Later than any block: it never comes this way. */
    static final long NEVER = Long.MAX_VALUE / 4;

    /** The peer's own neighbours, ascending, then those that only opened a link to it, ascending. */
    final int[] partners;
    /** How many of the partners are its own neighbours. */
    final int own;
    /** Number of blocks. */
    final int blocks;
    /** For each partner and block the time it arrives, or {@link #NEVER}. */
    private final long[][] arrival;
    /** For each block the time it arrives first. */
    private final long[] first;

    private Deliveries(int[] partners, int own, long[][] arrival, int blocks) {
        this.partners = partners;
        this.own = own;
        this.arrival = arrival;
        this.blocks = blocks;
        this.first = new long[blocks];
        Arrays.fill(first, NEVER);
        for (long[] times : arrival) {
            for (int block = 0; block < blocks; block++) {
                first[block] = Math.min(first[block], times[block]);
            }
        }
    }

    /** The deliveries of so many blocks at the moment of a decision. */
    static Deliveries of(WiringProblem problem, int blocks) {
        int[] own = Neighbours.present(problem);
        boolean[] linksHere = Neighbours.linksTo(problem);
        int[] others =
                Arrays.stream(problem.members()).filter(peer -> linksHere[peer]).toArray();
        int[] partners = Arrays.copyOf(own, own.length + others.length);
        System.arraycopy(others, 0, partners, own.length, others.length);

        int[] sources = sources(problem, blocks);
        Overlay backwards = backwards(problem);
        PrimitiveDijkstra dijkstra = new PrimitiveDijkstra();
        long[] lengths = new long[problem.overlay().peers()];
        long[][] arrival = new long[partners.length][sources.length];
        for (int i = 0; i < partners.length; i++) {
            dijkstra.from(backwards, problem.algebra(), partners[i], ShortestPaths.NOBODY, lengths);
            int lastHop = lastHop(problem, partners[i]);
            for (int block = 0; block < sources.length; block++) {
                arrival[i][block] = time(problem.algebra(), lengths[sources[block]], lastHop);
            }
        }
        return new Deliveries(partners, own.length, arrival, sources.length);
    }

    private static int[] sources(WiringProblem problem, int blocks) {
        int[] others = Arrays.stream(problem.members())
                .filter(peer -> peer != problem.self())
                .toArray();
        SplittableRandom random = new SplittableRandom(problem.seed() ^ 0x5DEECE66DL);
        int[] sources = new int[others.length == 0 ? 0 : blocks];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = others[random.nextInt(others.length)];
        }
        return sources;
    }

    /** The overlay without self, every link turned round. */
    private static Overlay backwards(WiringProblem problem) {
        Overlay overlay = problem.overlay();
        Overlay turned = new Overlay(overlay.peers(), overlay.stride());
        for (int from = 0; from < overlay.peers(); from++) {
            int first = from * overlay.stride();
            for (int link = first; link < first + overlay.degree(from); link++) {
                int to = overlay.targets()[link];
                if (from != problem.self() && to != problem.self()) {
                    turned.add(to, from, overlay.costs()[link]);
                }
            }
        }
        return turned;
    }

    /** Cost of the link from a partner, as announced; before that, what the way there costs. */
    private static int lastHop(WiringProblem problem, int partner) {
        int announced = problem.overlay().cost(partner, problem.self());
        return announced == PathAlgebra.NO_LINK ? problem.linkCosts()[partner] : announced;
    }

    private static long time(PathAlgebra algebra, long path, int lastHop) {
        if (path == algebra.unreachable()) {
            return NEVER;
        }
        long whole = algebra.extend(path, lastHop);
        return algebra == PathAlgebra.ADDITIVE ? whole : PathAlgebra.MAX_LINK_COST - whole;
    }

    /** When a block arrives through a partner. */
    long arrival(int partner, int block) {
        return arrival[partner][block];
    }

    /** How much later than through the quickest of all partners a block arrives through this one, or {@link #NEVER}. */
    long lateness(int partner, int block) {
        long time = arrival[partner][block];
        return time == NEVER ? NEVER : time - first[block];
    }

    /** The lateness of all blocks through a partner. */
    long[] lateness(int partner) {
        long[] late = new long[blocks];
        for (int block = 0; block < blocks; block++) {
            late[block] = lateness(partner, block);
        }
        return late;
    }

    /** For each partner how many blocks it is the first to deliver; the earlier partner of two that are equally fast. */
    int[] firsts() {
        int[] firsts = new int[partners.length];
        for (int block = 0; block < blocks; block++) {
            for (int partner = 0; partner < partners.length; partner++) {
                if (first[block] != NEVER && arrival[partner][block] == first[block]) {
                    firsts[partner]++;
                    break;
                }
            }
        }
        return firsts;
    }

    /** The smallest of the values that at least a share of them does not exceed; 0 of none. */
    static long quantile(long[] values, double share) {
        if (values.length == 0) {
            return 0;
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) StrictMath.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }
}
