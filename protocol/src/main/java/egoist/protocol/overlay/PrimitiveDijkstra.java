package egoist.protocol.overlay;

import egoist.protocol.metric.PathAlgebra;
import java.util.Arrays;

/**
 * Dijkstra's algorithm on the overlay's own arrays with a bucket queue and a reused workspace, about ten times as fast as
 * {@link JGraphTDijkstra}.
 *
 * <p>Peers wait in buckets of similar path cost, first in first out; a peer whose cost improves after it was taken is taken
 * again, so the answer is exact whatever the width of a bucket. That width follows the costs met so far and is nothing but a
 * matter of speed. One instance serves one thread at a time.
 */
public final class PrimitiveDijkstra implements ShortestPaths {
    private static final int NONE = -1;

    private int[] first = new int[0];
    private int[] last = new int[0];
    private int[] next = new int[0];
    private int[] waiting = new int[0];
    private long[] waitingCost = new long[0];
    private int entries;
    private int shift = 10;
    private long largestKey;

    @Override
    public void from(Overlay overlay, PathAlgebra algebra, int source, int residualOf, long[] costs) {
        start(overlay, algebra, costs);
        costs[source] = algebra.empty();
        if (source != residualOf) {
            expand(overlay, algebra, source, costs[source], costs, 0);
        }
        drain(overlay, algebra, residualOf, costs);
    }

    /**
     * Writes the costs of the best paths from {@code self}, had it the given neighbours instead of its links in the overlay.
     *
     * @param linkCosts for each peer id the cost of a link from self; neighbours without one are passed over
     * @param costs as in {@link #from(Overlay, PathAlgebra, int, int, long[])}
     */
    public void fromRewired(
            Overlay overlay, PathAlgebra algebra, int self, Wiring wiring, int[] linkCosts, long[] costs) {
        start(overlay, algebra, costs);
        costs[self] = algebra.empty();
        for (int i = 0; i < wiring.size(); i++) {
            int neighbour = wiring.neighbour(i);
            if (linkCosts[neighbour] != PathAlgebra.NO_LINK) {
                relax(algebra, neighbour, algebra.extend(algebra.empty(), linkCosts[neighbour]), costs, 0);
            }
        }
        drain(overlay, algebra, self, costs);
    }

    private void start(Overlay overlay, PathAlgebra algebra, long[] costs) {
        int peers = overlay.peers();
        if (first.length < 2 * peers + 1) {
            first = new int[2 * peers + 1];
            last = new int[2 * peers + 1];
            Arrays.fill(first, NONE);
        }
        Arrays.fill(costs, 0, peers, algebra.unreachable());
        long buckets = first.length;
        while (largestKey >> shift >= buckets) {
            shift++;
        }
        while (shift > 0 && largestKey >> (shift - 1) < buckets) {
            shift--;
        }
        largestKey = 0;
        entries = 0;
    }

    private void drain(Overlay overlay, PathAlgebra algebra, int residualOf, long[] costs) {
        for (int bucket = 0; bucket < first.length; bucket++) {
            for (int entry = first[bucket]; entry != NONE; entry = first[bucket]) {
                first[bucket] = next[entry];
                int peer = waiting[entry];
                long cost = waitingCost[entry];
                if (cost == costs[peer] && peer != residualOf) {
                    expand(overlay, algebra, peer, cost, costs, bucket);
                }
            }
        }
    }

    private void expand(Overlay overlay, PathAlgebra algebra, int peer, long cost, long[] costs, int bucket) {
        int[] targets = overlay.targets();
        int[] linkCosts = overlay.costs();
        int link = peer * overlay.stride();
        int end = link + overlay.degree(peer);
        boolean additive = algebra == PathAlgebra.ADDITIVE;
        for (; link < end; link++) {
            int target = targets[link];
            long longer = additive ? cost + linkCosts[link] : Math.min(cost, linkCosts[link]);
            if (additive ? longer < costs[target] : longer > costs[target]) {
                relax(algebra, target, longer, costs, bucket);
            }
        }
    }

    /** Lowers {@code peer} to {@code cost} if that is better, and lets it wait in its bucket, but none before {@code bucket}. */
    private void relax(PathAlgebra algebra, int peer, long cost, long[] costs, int bucket) {
        if (!algebra.better(cost, costs[peer])) {
            return;
        }
        costs[peer] = cost;
        if (entries == waiting.length) {
            int larger = Math.max(64, 2 * entries);
            waiting = Arrays.copyOf(waiting, larger);
            waitingCost = Arrays.copyOf(waitingCost, larger);
            next = Arrays.copyOf(next, larger);
        }
        int entry = entries++;
        waiting[entry] = peer;
        waitingCost[entry] = cost;
        next[entry] = NONE;
        long key = algebra == PathAlgebra.ADDITIVE ? cost : PathAlgebra.MAX_LINK_COST - cost;
        largestKey = Math.max(largestKey, key);
        int home = (int) Math.max(bucket, Math.min(first.length - 1, key >> shift));
        if (first[home] == NONE) {
            first[home] = entry;
        } else {
            next[last[home]] = entry;
        }
        last[home] = entry;
    }
}
