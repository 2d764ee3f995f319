package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;

/**
 * The links of the deciding peer during a turn, each in a numbered slot: first the fixed (donated) ones, then those that may
 * be swapped, some slots perhaps empty. Also who may enter.
 */
final class LinkSlots {
    /** Stands in an empty slot. */
    static final int EMPTY = -1;

    /** The peer in each slot, or {@link #EMPTY}. */
    int[] peers = {};
    /** Whether the link in a slot may leave now. */
    boolean[] leavable = {};
    /** Number of slots. */
    int count;
    /** Number of slots whose links stay in any case. */
    int fixed;
    /** How many links too many there are; negative for links missing. */
    int excess;
    /** Whether a peer is linked to. */
    boolean[] linked = {};
    /** Peers that a link may be built to, ascending. */
    int[] enterable = {};

    int enterableCount;
    private int[] saved = {};

    /** Reads the links of a problem; notes their lengths in the graph. */
    void read(WiringProblem problem, int[] donated, ResidualGraph graph) {
        int[] linkCosts = problem.linkCosts();
        Wiring current = problem.current();
        int most = donated.length + current.size() + Math.min(problem.degree(), graph.peers);
        if (peers.length < most) {
            peers = new int[most];
            saved = new int[most];
            leavable = new boolean[most];
        }
        if (linked.length < graph.peers) {
            linked = new boolean[graph.peers];
            enterable = new int[graph.peers];
        }
        Arrays.fill(linked, 0, graph.peers, false);
        count = 0;
        for (int peer : donated) {
            boolean linkable = peer != graph.self && linkCosts[peer] != PathAlgebra.NO_LINK;
            if (linkable && count < problem.degree() && !linked[peer]) {
                graph.direct[peer] = graph.length(linkCosts[peer]);
                append(peer);
            }
        }
        fixed = count;
        enterableCount = 0;
        for (int peer : problem.candidates() == null ? problem.members() : problem.candidates()) {
            if (peer != graph.self && linkCosts[peer] != PathAlgebra.NO_LINK && !linked[peer]) {
                graph.direct[peer] = graph.length(linkCosts[peer]);
                enterable[enterableCount++] = peer;
            }
        }
        for (int i = 0; i < current.size(); i++) {
            if (Arrays.binarySearch(enterable, 0, enterableCount, current.neighbour(i)) >= 0) {
                append(current.neighbour(i));
            }
        }
        int free = Math.min(problem.degree() - fixed, enterableCount);
        excess = count - fixed - free;
        while (count < fixed + free) {
            peers[count++] = EMPTY;
        }
    }

    private void append(int peer) {
        peers[count++] = peer;
        linked[peer] = true;
    }

    /** Puts another peer, or {@link #EMPTY}, into a slot. */
    void put(int slot, int peer) {
        if (peers[slot] != EMPTY) {
            linked[peers[slot]] = false;
        }
        peers[slot] = peer;
        if (peer != EMPTY) {
            linked[peer] = true;
        }
    }

    /** Puts the first of {@code others} in the place of all links not fixed. */
    void putAll(int[] others) {
        int next = 0;
        for (int slot = fixed; slot < count; slot++) {
            if (peers[slot] != EMPTY) {
                linked[peers[slot]] = false;
                peers[slot] = others[next++];
            }
        }
        for (int i = 0; i < next; i++) {
            linked[others[i]] = true;
        }
    }

    /** Number of links that are there and not fixed. */
    int free() {
        int free = 0;
        for (int slot = fixed; slot < count; slot++) {
            free += peers[slot] == EMPTY ? 0 : 1;
        }
        return free;
    }

    int firstEmpty() {
        int slot = fixed;
        while (peers[slot] != EMPTY) {
            slot++;
        }
        return slot;
    }

    /** The slot of the link that is {@code rank}-th by peer id among those not fixed, from 0. */
    int slotAt(int rank) {
        for (int slot = fixed; slot < count; slot++) {
            int smaller = 0;
            for (int other = fixed; other < count; other++) {
                smaller += peers[other] != EMPTY && peers[other] < peers[slot] ? 1 : 0;
            }
            if (peers[slot] != EMPTY && smaller == rank) {
                return slot;
            }
        }
        throw new IllegalArgumentException("no link of rank " + rank);
    }

    int smallestToEnter() {
        for (int i = 0; i < enterableCount; i++) {
            if (!linked[enterable[i]]) {
                return enterable[i];
            }
        }
        throw new IllegalStateException("no peer left to link to");
    }

    /** Lets only the link of one slot leave. */
    void allowOnly(int slot) {
        Arrays.fill(leavable, 0, count, false);
        leavable[slot] = true;
    }

    /** Lets every link leave that is not fixed. */
    void allowAll() {
        for (int slot = 0; slot < count; slot++) {
            leavable[slot] = slot >= fixed && peers[slot] != EMPTY;
        }
    }

    /** Notes the links of now for {@link #restore}. */
    void save() {
        System.arraycopy(peers, 0, saved, 0, count);
    }

    /** Brings the links back that were saved. */
    void restore() {
        for (int slot = fixed; slot < count; slot++) {
            if (peers[slot] != EMPTY) {
                linked[peers[slot]] = false;
            }
        }
        System.arraycopy(saved, 0, peers, 0, count);
        for (int slot = fixed; slot < count; slot++) {
            if (peers[slot] != EMPTY) {
                linked[peers[slot]] = true;
            }
        }
    }

    Wiring wiring() {
        int[] free = new int[free()];
        int next = 0;
        for (int slot = fixed; slot < count; slot++) {
            if (peers[slot] != EMPTY) {
                free[next++] = peers[slot];
            }
        }
        return Wiring.of(free, Arrays.copyOf(peers, fixed));
    }
}
