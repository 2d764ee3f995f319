package egoist.protocol.policy;

import java.util.Arrays;

/**
 * What one more first hop would bring (step 4 of {@link SwapEngine}): the targets it serves better than their second-best link
 * of now, found by walking from it as long as that is so. Beyond a peer it does not serve better there is no target it does,
 * since second-best lengths obey the triangle inequality along links.
 *
 * <p>With each target go its gain if its nearest link stays, and what of the loss is saved if that link leaves; so the net
 * gain of the candidate with each of the links leaving comes out of one walk.
 *
 * <p>Walks add up: without {@link #clear} in between, the outcome is what all candidates walked from would bring together. No
 * one of them brings more, so as long as the outcome does not win, none of them does.
 */
final class CandidateSearch {
    private ResidualGraph graph = new ResidualGraph();
    private TargetLengths lengths = new TargetLengths();
    private int[] arrival = {};
    private int[] queue = {};
    private int[] touched = {};
    private boolean[] queued = {};
    private int count;
    private boolean overflowed;
    private long gainReach;
    private long gainSum;
    private long[] savedReach = {};
    private long[] savedSum = {};

    /** Begins a turn. */
    void open(ResidualGraph residual) {
        graph = residual;
        if (arrival.length < graph.peers) {
            arrival = new int[graph.peers];
            queue = new int[graph.peers];
            touched = new int[graph.peers];
            queued = new boolean[graph.peers];
        }
        count = 0;
        overflowed = false;
    }

    /** Begins to search with the links of now. */
    void start(TargetLengths now, int slots) {
        lengths = now;
        if (savedReach.length < slots) {
            savedReach = new long[slots];
            savedSum = new long[slots];
        }
        System.arraycopy(lengths.second, 0, arrival, 0, graph.peers);
        count = 0;
        clear();
    }

    /** Whether a path was met that is too long for an int. */
    boolean overflowed() {
        return overflowed;
    }

    /** Whether there was no walk that led anywhere since {@link #clear}. */
    boolean empty() {
        return count == 0;
    }

    /** Weight of the targets gained beyond those lost, if the link of {@code slot} leaves. */
    long netReach(TargetLengths now, int slot) {
        return gainReach + savedReach[slot] - now.lossReach[slot];
    }

    /** Weighted sum of lengths gained, if the link of {@code slot} leaves. */
    long netSum(TargetLengths now, int slot) {
        return gainSum + savedSum[slot] - now.lossSum[slot];
    }

    /** Walks from {@code start}, which a link of the given length leads to. */
    void add(int start, int length) {
        if (length >= arrival[start]) {
            return;
        }
        int peers = graph.peers;
        int[] targets = graph.targets;
        int[] costs = graph.costs;
        int flip = graph.flip;
        boolean additive = graph.additive;
        improve(start, length);
        queue[0] = start;
        int head = 0;
        int size = 1;
        while (size > 0) {
            int peer = queue[head];
            head = head + 1 == peers ? 0 : head + 1;
            size--;
            queued[peer] = false;
            int here = arrival[peer];
            overflowed |= here > graph.longest;
            int link = peer * graph.stride;
            for (int end = link + graph.degrees[peer]; link < end; link++) {
                int target = targets[link];
                int longer = additive ? here + costs[link] : Math.max(here, costs[link] ^ flip);
                if (longer < arrival[target]) {
                    improve(target, longer);
                    if (!queued[target]) {
                        queued[target] = true;
                        int tail = head + size;
                        queue[tail >= peers ? tail - peers : tail] = target;
                        size++;
                    }
                }
            }
        }
    }

    private void improve(int target, int after) {
        int before = arrival[target];
        arrival[target] = after;
        if (before == lengths.second[target]) {
            touched[count++] = target;
        }
        int near = lengths.nearest[target];
        int slot = lengths.slotOf[target];
        long weight = graph.weights[target];
        if (before == graph.far) {
            reach(slot, after, near, weight);
        } else {
            int gain = Math.max(0, near - after) - Math.max(0, near - before);
            gainSum += weight * gain;
            savedSum[slot] += weight * (before - after - gain);
        }
    }

    /** A target is reached that had no second-best path, or none at all. */
    private void reach(int slot, int after, int near, long weight) {
        if (near == graph.far) {
            gainReach += weight;
            gainSum += weight * (graph.farSum - after);
        } else {
            int gain = Math.max(0, near - after);
            gainSum += weight * gain;
            savedReach[slot] += weight;
            savedSum[slot] += weight * (graph.farSum - after - gain);
        }
    }

    /** Forgets all walks. */
    void clear() {
        int[] second = lengths.second;
        for (int i = 0; i < count; i++) {
            arrival[touched[i]] = second[touched[i]];
        }
        count = 0;
        gainReach = 0;
        gainSum = 0;
        Arrays.fill(savedReach, 0);
        Arrays.fill(savedSum, 0);
    }
}
