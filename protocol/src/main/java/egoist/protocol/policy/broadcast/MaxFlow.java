package egoist.protocol.policy.broadcast;

import java.util.Arrays;

/**
 * Maximum flow by shortest augmenting paths (Edmonds and Karp, 1972) on plain arrays, made for asking the same network
 * thousands of times with one arc more: capacities go back to a mark in one copy, and a flow is carried on from there. A test
 * holds it equal to JGraphT's.
 */
final class MaxFlow {
    private static final int NONE = -1;

    private final int[] first;
    private int[] next = new int[64];
    private int[] heads = new int[64];
    private long[] residual = new long[64];
    private long[] marked = new long[0];
    private int arcs;

    private final int[] queue;
    private final int[] arrivedBy;

    MaxFlow(int vertices) {
        this.first = new int[vertices];
        this.queue = new int[vertices];
        this.arrivedBy = new int[vertices];
        Arrays.fill(first, NONE);
    }

    /** Adds an arc; returns its number. */
    int add(int from, int to, long capacity) {
        if (arcs == heads.length) {
            next = Arrays.copyOf(next, 2 * arcs);
            heads = Arrays.copyOf(heads, 2 * arcs);
            residual = Arrays.copyOf(residual, 2 * arcs);
        }
        put(from, to, capacity);
        put(to, from, 0);
        return arcs - 2;
    }

    private void put(int from, int to, long capacity) {
        heads[arcs] = to;
        residual[arcs] = capacity;
        next[arcs] = first[from];
        first[from] = arcs++;
    }

    /** Makes an arc wider. */
    void widen(int arc, long capacity) {
        residual[arc] += capacity;
    }

    /** The residual capacities as they are, in a form {@link #restore} takes back. */
    long[] capacities() {
        return Arrays.copyOf(residual, arcs);
    }

    void restore(long[] capacities) {
        System.arraycopy(capacities, 0, residual, 0, arcs);
    }

    /** Remembers the flow there is. */
    void mark() {
        if (marked.length < arcs) {
            marked = new long[residual.length];
        }
        System.arraycopy(residual, 0, marked, 0, arcs);
    }

    /** Goes back to the flow that was marked. */
    void rewind() {
        System.arraycopy(marked, 0, residual, 0, arcs);
    }

    /** Sends as much as fits from a source to a target, on top of what flows already; returns how much that was. */
    long augment(int source, int target) {
        long sent = 0;
        while (reaches(source, target)) {
            long width = Long.MAX_VALUE;
            for (int at = target; at != source; at = heads[arrivedBy[at] ^ 1]) {
                width = Math.min(width, residual[arrivedBy[at]]);
            }
            for (int at = target; at != source; at = heads[arrivedBy[at] ^ 1]) {
                residual[arrivedBy[at]] -= width;
                residual[arrivedBy[at] ^ 1] += width;
            }
            sent += width;
        }
        return sent;
    }

    private boolean reaches(int source, int target) {
        Arrays.fill(arrivedBy, NONE);
        int waiting = 0;
        queue[waiting++] = source;
        for (int taken = 0; taken < waiting; taken++) {
            int vertex = queue[taken];
            for (int arc = first[vertex]; arc != NONE; arc = next[arc]) {
                int head = heads[arc];
                if (residual[arc] > 0 && arrivedBy[head] == NONE && head != source) {
                    arrivedBy[head] = arc;
                    if (head == target) {
                        return true;
                    }
                    queue[waiting++] = head;
                }
            }
        }
        return false;
    }
}
