package egoist.protocol.policy;

import java.util.Arrays;

/**
 * How well every peer could be reached if self had a link to everyone it may link to, and who is worth a link at all (step 2
 * of {@link SwapEngine}). A peer that is reached better through another first hop is <em>dominated</em>: that hop serves every
 * target the peer would serve strictly better, so the peer never wins a swap, not even a tie.
 */
final class FirstHops {
    private ResidualGraph graph = new ResidualGraph();
    private int[] reach = {};
    private int[] queue = {};
    private boolean overflowed;

    /** Whether a path was met that is too long for an int. */
    boolean overflowed() {
        return overflowed;
    }

    /** Whether no other first hop reaches {@code peer} better than a link to itself. */
    boolean undominated(int peer) {
        return reach[peer] == graph.direct[peer];
    }

    /**
     * Whether a swap that lets {@code peer} in could be the best there is. The undominated, and for bandwidth also peers self
     * does not care for: without the gain at the peer itself, another may do just as well as the one that dominates it.
     */
    boolean mayWin(int peer) {
        return undominated(peer) || (!graph.additive && graph.weights[peer] == 0);
    }

    /** Follows links from all first hops at once until no length falls; who fell is followed again, first in, first out. */
    void search(ResidualGraph residual) {
        graph = residual;
        int peers = graph.peers;
        if (reach.length < peers) {
            reach = new int[peers];
        }
        System.arraycopy(graph.direct, 0, reach, 0, peers);
        reach[graph.self] = -1;
        int tail = 0;
        int longest = 0;
        for (int peer = 0; peer < peers; peer++) {
            if (peer != graph.self && reach[peer] != graph.far) {
                longest = Math.max(longest, reach[peer]);
                tail = follow(peer, tail);
            }
        }
        for (int head = 0; head < tail; head++) {
            longest = Math.max(longest, reach[queue[head]]);
            tail = follow(queue[head], tail);
        }
        overflowed = longest > graph.longest;
    }

    private int follow(int peer, int from) {
        if (from + graph.stride > queue.length) {
            queue = Arrays.copyOf(queue, 2 * (from + graph.stride) + graph.peers);
        }
        int[] targets = graph.targets;
        int[] costs = graph.costs;
        int[] lengths = reach;
        int[] waiting = queue;
        int flip = graph.flip;
        boolean additive = graph.additive;
        int here = lengths[peer];
        int tail = from;
        int link = peer * graph.stride;
        for (int end = link + graph.degrees[peer]; link < end; link++) {
            int target = targets[link];
            int before = lengths[target];
            int longer = additive ? here + costs[link] : Math.max(here, costs[link] ^ flip);
            lengths[target] = Math.min(before, longer);
            waiting[tail] = target;
            tail += (longer - before) >>> 31;
        }
        return tail;
    }
}
