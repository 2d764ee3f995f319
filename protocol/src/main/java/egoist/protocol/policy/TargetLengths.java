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
    long leadOfReach;

    void read(ResidualGraph graph, LinkLabels labels, int slots) {
        int peers = graph.peers;
        if (nearest.length < peers) {
            nearest = new int[peers];
            second = new int[peers];
            slotOf = new int[peers];
        }
        if (lossReach.length < slots) {
            lossReach = new long[slots];
            lossSum = new long[slots];
        }
        Arrays.fill(lossReach, 0, slots, 0);
        Arrays.fill(lossSum, 0, slots, 0);
        int far = graph.far;
        boolean anyFar = false;
        for (int peer = 0; peer < peers; peer++) {
            int near = labels.nearest(peer);
            int next = labels.second(peer);
            int slot = near == far ? 0 : labels.slot(peer);
            risen += Math.max(0, next - second[peer]);
            nearest[peer] = near;
            second[peer] = next;
            slotOf[peer] = slot;
            anyFar |= next == far && graph.weights[peer] > 0;
            if (near != next) {
                long weight = graph.weights[peer];
                lossReach[slot] += next == far ? weight : 0;
                lossSum[slot] += weight * ((next == far ? graph.farSum : next) - near);
            }
        }
        leadOfReach = graph.additive ? far - graph.longest : anyFar ? 0 : Long.MAX_VALUE;
        nearest[graph.self] = 0;
        second[graph.self] = 0;
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
