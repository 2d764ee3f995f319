package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import java.util.Arrays;

/**
 * How far every target is by its best and by its second-best link, and what each link is worth: the state of a turn between
 * two swaps, read off the labels.
 */
final class TargetLengths {
    /** Length of the best path to each peer; 0 for self. */
    int[] nearest = {};
    /** Length of the best path to each peer that begins with another link; 0 for self. */
    int[] second = {};
    /** Slot of the link the best path to each peer begins with. */
    int[] slotOf = {};
    /** For each slot the weight of the targets that only its link reaches. */
    long[] lossReach = {};
    /** For each slot what its loss adds to the weighted sum of lengths. */
    long[] lossSum = {};

    /**
     * By how much second-best lengths have risen since the turn began, summed over targets; falls are not subtracted. No
     * candidate's lead can have grown by more in between.
     */
    long risen;

    /** Less lead than this, summed over targets, brings no target within reach that has no second-best path. */
    private long leadOfReach;

    private int longestSecond;
    /** The second-best lengths of before while they are ranked anew. */
    private int[] former = {};

    /** Reads the labels of the links of now. */
    void read(ResidualGraph graph, LinkLabels labels, int slots) {
        open(graph, slots);
        int far = graph.far;
        boolean anyFar = false;
        for (int peer = 0; peer < graph.peers; peer++) {
            int near = labels.nearest(peer);
            int next = labels.second(peer);
            int slot = near == far ? 0 : labels.slot(peer);
            risen += Math.max(0, next - second[peer]);
            nearest[peer] = near;
            second[peer] = next;
            slotOf[peer] = slot;
            anyFar |= next == far && graph.weights[peer] > 0;
            lose(graph, peer, near, next, slot);
        }
        close(graph, anyFar);
    }

    /** Ranks the links of now by their rows. */
    void read(ResidualGraph graph, HopRows rows, LinkSlots links) {
        open(graph, links.count);
        int peers = graph.peers;
        System.arraycopy(second, 0, former, 0, peers);
        Arrays.fill(nearest, 0, peers, graph.far);
        Arrays.fill(second, 0, peers, graph.far);
        Arrays.fill(slotOf, 0, peers, 0);
        for (int slot = 0; slot < links.count; slot++) {
            if (links.peers[slot] != LinkSlots.EMPTY) {
                rank(slot, rows.row(links.peers[slot]), peers);
            }
        }
        nearest[graph.self] = 0;
        second[graph.self] = 0;
        boolean anyFar = false;
        int longest = 0;
        for (int peer = 0; peer < peers; peer++) {
            int next = second[peer];
            risen += Math.max(0, next - former[peer]);
            anyFar |= next == graph.far && graph.weights[peer] > 0;
            longest = Math.max(longest, next);
            lose(graph, peer, nearest[peer], next, slotOf[peer]);
        }
        longestSecond = longest;
        close(graph, anyFar);
    }

    private void rank(int slot, int[] row, int peers) {
        int[] near = nearest;
        int[] next = second;
        int[] slots = slotOf;
        for (int peer = 0; peer < peers; peer++) {
            int length = row[peer];
            int before = near[peer];
            next[peer] = Math.min(next[peer], Math.max(before, length));
            near[peer] = Math.min(before, length);
            slots[peer] = length < before ? slot : slots[peer];
        }
    }

    private void open(ResidualGraph graph, int slots) {
        int peers = graph.peers;
        if (nearest.length < peers) {
            nearest = new int[peers];
            second = new int[peers];
            slotOf = new int[peers];
            former = new int[peers];
        }
        if (lossReach.length < slots) {
            lossReach = new long[slots];
            lossSum = new long[slots];
        }
        Arrays.fill(lossReach, 0, slots, 0);
        Arrays.fill(lossSum, 0, slots, 0);
    }

    private void lose(ResidualGraph graph, int peer, int near, int next, int slot) {
        if (near != next) {
            long weight = graph.weights[peer];
            boolean last = next == graph.far;
            lossReach[slot] += last ? weight : 0;
            lossSum[slot] += weight * ((last ? graph.farSum : next) - near);
        }
    }

    private void close(ResidualGraph graph, boolean anyFar) {
        leadOfReach = graph.additive ? graph.far - graph.longest : anyFar ? 0 : Long.MAX_VALUE;
        nearest[graph.self] = 0;
        second[graph.self] = 0;
    }

    /** The longest of all second-best paths, once ranked by rows. */
    int longestSecond() {
        return longestSecond;
    }

    /** What a candidate must gain at least, in lengths, to win without reaching a target that is out of reach. */
    long leastLoss(LinkSlots links) {
        long least = Long.MAX_VALUE / 2;
        for (int slot = links.fixed; slot < links.count; slot++) {
            if (links.leavable[slot] && lossReach[slot] == 0) {
                least = Math.min(least, lossSum[slot]);
            }
        }
        return least;
    }

    /**
     * Whether a candidate can be in no swap better than the best found so far.
     *
     * @param lead its lead over second-best paths, summed over targets without their weights, or more
     * @param gain what it gains by any swap, or more, unless it brings a target within reach; in lengths
     */
    boolean dismisses(ResidualGraph graph, long lead, long gain, BestSwap best, int peer) {
        return graph.uniform && lead < leadOfReach && (best.reach > 0 || best.beats(0, gain, peer));
    }

    /** What the present links cost. */
    WiringCost cost(ResidualGraph graph) {
        long unreachable = 0;
        long sum = 0;
        for (int peer = 0; peer < graph.peers; peer++) {
            long weight = graph.weights[peer];
            if (nearest[peer] == graph.far) {
                unreachable += weight;
            } else {
                sum += weight * (graph.additive ? nearest[peer] : PathAlgebra.MAX_LINK_COST - nearest[peer]);
            }
        }
        return new WiringCost(unreachable, sum);
    }

    /** Whether losing the link of one slot costs strictly less than losing that of another. */
    boolean losesLess(int slot, int other) {
        return lossReach[slot] != lossReach[other]
                ? lossReach[slot] < lossReach[other]
                : lossSum[slot] < lossSum[other];
    }
}
