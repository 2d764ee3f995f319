package egoist.protocol.policy;

import java.util.Arrays;

/**
 * What a candidate would bring: what it gains if every link stays, and what loss it saves if the link of a slot leaves. From both
 * and from what the links are worth follow the net gains of all swaps the candidate can enter by.
 */
final class SwapGains {
    private ResidualGraph graph = new ResidualGraph();
    private TargetLengths lengths = new TargetLengths();
    /** Weight of the targets gained that nothing reaches now. */
    long reach;
    /** Weighted sum of lengths gained. */
    long sum;
    /** For each slot the weight of the targets that only its link reaches, and the candidate would. */
    long[] savedReach = {};
    /** For each slot the weighted sum of lengths that its loss would cost less. */
    long[] savedSum = {};

    /** Begins a search among swaps of the links of now. */
    void start(ResidualGraph residual, TargetLengths now, int slots) {
        graph = residual;
        lengths = now;
        if (savedReach.length < slots) {
            savedReach = new long[slots];
            savedSum = new long[slots];
        }
    }

    /** Begins with the next candidate. */
    void clear() {
        reach = 0;
        sum = 0;
        Arrays.fill(savedReach, 0);
        Arrays.fill(savedSum, 0);
    }

    /** The candidate reaches a target that had no second-best path, or none at all. */
    void addReached(int target, int length) {
        long weight = graph.weights[target];
        int near = lengths.nearest[target];
        if (near == graph.far) {
            reach += weight;
            sum += weight * (graph.farSum - length);
        } else {
            int gain = Math.max(0, near - length);
            int slot = lengths.slotOf[target];
            sum += weight * gain;
            savedReach[slot] += weight;
            savedSum[slot] += weight * (graph.farSum - length - gain);
        }
    }

    /** Offers the swaps of {@code peer} for each link that may leave. */
    void offer(int peer, LinkSlots links, BestSwap best) {
        for (int slot = links.fixed; slot < links.count; slot++) {
            if (links.leavable[slot]) {
                long netReach = reach + savedReach[slot] - lengths.lossReach[slot];
                long netSum = sum + savedSum[slot] - lengths.lossSum[slot];
                best.offer(netReach, netSum, peer, slot, links.peers[slot]);
            }
        }
    }
}
