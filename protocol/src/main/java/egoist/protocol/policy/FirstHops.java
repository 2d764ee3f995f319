package egoist.protocol.policy;

import java.util.Arrays;

/**
 * How well every peer could be reached if self had a link to everyone it may link to, and who is worth a link at all (step 2
 * of {@link SwapEngine}). A peer that is reached better through another first hop is <em>dominated</em>: that hop serves every
 * target the peer would serve strictly better, so the peer never wins a swap, not even a tie.
 */
final class FirstHops {
    private int[] reach = {};
    private int[] queue = {};
    private boolean[] queued = {};
    private boolean overflowed;

    /** For each peer the length of the best path over any first hop. */
    int[] reach() {
        return reach;
    }

    /** Whether a path was met that is too long for an int. */
    boolean overflowed() {
        return overflowed;
    }

    /** Whether no other first hop reaches {@code peer} better than a link to itself. */
    boolean undominated(ResidualGraph graph, int peer) {
        return reach[peer] == graph.direct[peer];
    }

    /**
     * Whether a swap that lets {@code peer} in could be the best there is. The undominated, and for bandwidth also peers self
     * does not care for: without the gain at the peer itself, another may do just as well as the one that dominates it.
     */
    boolean mayWin(ResidualGraph graph, int peer) {
        return undominated(graph, peer) || (!graph.additive && graph.weights[peer] == 0);
    }

    void search(ResidualGraph graph) {
        int peers = graph.peers;
        if (reach.length < peers) {
            reach = new int[peers];
            queue = new int[peers];
            queued = new boolean[peers];
        }
        System.arraycopy(graph.direct, 0, reach, 0, peers);
        reach[graph.self] = -1;
        overflowed = false;
        int size = sweep(graph);
        int head = 0;
        while (size > 0) {
            int peer = queue[head];
            head = head + 1 == peers ? 0 : head + 1;
            size--;
            queued[peer] = false;
            int length = reach[peer];
            overflowed |= length > graph.longest;
            int link = peer * graph.stride;
            for (int end = link + graph.degrees[peer]; link < end; link++) {
                int target = graph.targets[link];
                int longer =
                        graph.additive ? length + graph.costs[link] : Math.max(length, graph.costs[link] ^ graph.flip);
                if (longer < reach[target]) {
                    reach[target] = longer;
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

    /** Follows every link once; returns how many peers stand in the queue, those that must be followed again. */
    private int sweep(ResidualGraph graph) {
        Arrays.fill(queued, 0, graph.peers, false);
        int size = 0;
        for (int peer = 0; peer < graph.peers; peer++) {
            int length = reach[peer];
            if (peer == graph.self || length == graph.far) {
                continue;
            }
            overflowed |= length > graph.longest;
            int link = peer * graph.stride;
            for (int end = link + graph.degrees[peer]; link < end; link++) {
                int target = graph.targets[link];
                int longer =
                        graph.additive ? length + graph.costs[link] : Math.max(length, graph.costs[link] ^ graph.flip);
                if (longer < reach[target]) {
                    reach[target] = longer;
                    if (target <= peer && !queued[target]) {
                        queued[target] = true;
                        queue[size++] = target;
                    }
                }
            }
        }
        return size;
    }
}
