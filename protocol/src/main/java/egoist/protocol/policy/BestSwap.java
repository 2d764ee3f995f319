package egoist.protocol.policy;

/**
 * The best swap found so far. What it gains is compared first by the traffic that finds a path again, then by the sum of
 * lengths; of equal swaps the one with the smaller entering peer is better, then that with the smaller leaving peer.
 */
final class BestSwap {
    /** Weight of the targets gained beyond those lost. */
    long reach;
    /** Weighted sum of lengths gained. */
    long sum;
    /** The peer to link to, or {@link LinkSlots#EMPTY} if no swap gains anything. */
    int entering;
    /** The slot whose link it replaces. */
    int slot;

    private int leaving;

    void none() {
        reach = 0;
        sum = 0;
        entering = LinkSlots.EMPTY;
    }

    /** Whether a gain, be it one of {@code peer} or more than its, could not be the best. */
    boolean beats(long otherReach, long otherSum, int peer) {
        if (otherReach != reach) {
            return otherReach < reach;
        }
        return otherSum < sum || (otherSum == sum && (entering < 0 || entering < peer));
    }

    void offer(long newReach, long newSum, int peer, int fromSlot, int leavingPeer) {
        boolean tied = newReach == reach && newSum == sum;
        boolean better = tied
                ? entering >= 0 && (peer < entering || (peer == entering && leavingPeer < leaving))
                : newReach != reach ? newReach > reach : newSum > sum;
        if (better) {
            reach = newReach;
            sum = newSum;
            entering = peer;
            slot = fromSlot;
            leaving = leavingPeer;
        }
    }
}
