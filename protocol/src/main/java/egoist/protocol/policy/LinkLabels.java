package egoist.protocol.policy;

import java.util.Arrays;

/**
 * For every target the two links of self that reach it best, and how well (step 1 of {@link SwapEngine}): one run of
 * Dijkstra's algorithm in which a peer is settled twice, the second time for the best path that begins with another link.
 *
 * <p>A label is {@code length << bits | slot}: the length of a path and the slot of the link it begins with. Extending a path
 * keeps the slot, and comparing labels compares lengths. Peers wait in buckets of similar length, first in first out; who
 * improves after he was taken is taken again, so the labels are exact whatever the width of a bucket.
 */
final class LinkLabels {
    private static final int NO_LABEL = Integer.MAX_VALUE;
    private static final int NONE = -1;

    private ResidualGraph graph = new ResidualGraph();
    private int bits;
    private int noSlot;
    /** Labels of peer v: the best at 2v, the best with another slot at 2v + 1. */
    private int[] labels = {};

    private boolean[] bereft = {};
    private int[] first = {};
    private int[] last = {};
    private int[] next = {};
    private int[] waiting = {};
    private int[] waitingLabel = {};
    private int entries;
    private int shift = 10;
    private int widest;
    private int bucket;
    /** Lengths are below two to the power of this. */
    private int room;

    private boolean overflowed;

    /**
     * Starts without links.
     *
     * @param slots number of slots links may be put in
     */
    void start(ResidualGraph residual, int slots) {
        graph = residual;
        int peers = graph.peers;
        bits = Math.max(2, 32 - Integer.numberOfLeadingZeros(slots));
        noSlot = (1 << bits) - 1;
        if (labels.length < 2 * peers) {
            labels = new int[2 * peers];
            bereft = new boolean[peers];
            first = new int[2 * peers + 1];
            last = new int[2 * peers + 1];
            Arrays.fill(first, NONE);
        }
        Arrays.fill(labels, 0, 2 * peers, NO_LABEL);
        labels[2 * graph.self] = -1;
        labels[2 * graph.self + 1] = -1;
        room = (graph.additive ? 30 : 31) - bits;
        overflowed = room < 1;
    }

    /**
     * Whether a length was met that labels of this many slots have no room for. Then nothing here is to be trusted.
     */
    boolean overflowed() {
        return overflowed;
    }

    /** Length of the best path to {@code peer}, or far. */
    int nearest(int peer) {
        int label = labels[2 * peer];
        return label == NO_LABEL ? graph.far : label >> bits;
    }

    /** Length of the best path to {@code peer} that begins with another link than the nearest, or far. */
    int second(int peer) {
        int label = labels[2 * peer + 1];
        return label == NO_LABEL ? graph.far : label >> bits;
    }

    /** Slot of the link the best path to {@code peer} begins with; anything if there is none. */
    int slot(int peer) {
        return labels[2 * peer] & noSlot;
    }

    /** Puts links into all the given slots at once. */
    void addAll(int[] peerOfSlot, int slots) {
        open();
        for (int slot = 0; slot < slots; slot++) {
            if (peerOfSlot[slot] >= 0) {
                relaxDirect(peerOfSlot[slot], slot);
            }
        }
        drain();
    }

    /**
     * Takes the link out of a slot and puts another in, or none.
     *
     * @param peerOfSlot the links as they are afterwards; negative for an empty slot
     */
    void replace(int slot, int[] peerOfSlot, int slots) {
        open();
        if (bereave(slot)) {
            for (int other = 0; other < slots; other++) {
                if (peerOfSlot[other] >= 0 && bereft[peerOfSlot[other]]) {
                    relaxDirect(peerOfSlot[other], other);
                }
            }
            relaxBereft();
        }
        if (peerOfSlot[slot] >= 0) {
            relaxDirect(peerOfSlot[slot], slot);
        }
        drain();
    }

    private void relaxDirect(int peer, int slot) {
        int length = graph.direct[peer];
        if (overflowed || length >>> room != 0) {
            overflowed = true;
        } else {
            relax(peer, length << bits | slot);
        }
    }

    /** Strikes all labels of a slot; those who lost one are {@link #bereft}. */
    private boolean bereave(int slot) {
        boolean any = false;
        for (int peer = 0; peer < graph.peers; peer++) {
            int best = labels[2 * peer];
            int other = labels[2 * peer + 1];
            boolean lostBest = (best & noSlot) == slot;
            boolean lost = lostBest || (other & noSlot) == slot;
            bereft[peer] = lost;
            if (lost) {
                any = true;
                labels[2 * peer] = lostBest ? other : best;
                labels[2 * peer + 1] = NO_LABEL;
            }
        }
        return any;
    }

    /** Offers every bereft peer the labels of all peers that link to it. */
    private void relaxBereft() {
        int[] targets = graph.targets;
        int[] costs = graph.costs;
        for (int peer = 0; peer < graph.peers; peer++) {
            int best = labels[2 * peer];
            if (best == NO_LABEL || peer == graph.self) {
                continue;
            }
            int end = peer * graph.stride + graph.degrees[peer];
            for (int link = peer * graph.stride; link < end; link++) {
                int target = targets[link];
                if (bereft[target]) {
                    int length = costs[link] ^ graph.flip;
                    relax(target, extend(labels[2 * peer], length));
                    if (labels[2 * peer + 1] != NO_LABEL) {
                        relax(target, extend(labels[2 * peer + 1], length));
                    }
                }
            }
        }
    }

    private int extend(int label, int length) {
        return graph.additive ? label + (length << bits) : Math.max(label, length << bits | (label & noSlot));
    }

    private void open() {
        int buckets = first.length;
        while (widest >> shift >= buckets) {
            shift++;
        }
        while (shift > 0 && widest >> (shift - 1) < buckets) {
            shift--;
        }
        widest = 0;
        entries = 0;
        bucket = 0;
    }

    private void drain() {
        int[] targets = graph.targets;
        int[] costs = graph.costs;
        int stride = graph.stride;
        int flip = graph.flip;
        boolean additive = graph.additive;
        for (bucket = 0; bucket < first.length; bucket++) {
            for (int entry = first[bucket]; entry != NONE; entry = first[bucket]) {
                first[bucket] = next[entry];
                int peer = waiting[entry];
                int label = waitingLabel[entry];
                if (label != labels[2 * peer] && label != labels[2 * peer + 1]) {
                    continue;
                }
                int lengths = label >>> bits;
                int link = peer * stride;
                for (int end = link + graph.degrees[peer]; link < end; link++) {
                    int target = targets[link];
                    int length = costs[link] ^ flip;
                    lengths |= length;
                    int longer =
                            additive ? label + (length << bits) : Math.max(label, length << bits | (label & noSlot));
                    if (longer < labels[2 * target + 1]) {
                        relax(target, longer);
                    }
                }
                if (lengths >>> room != 0) {
                    overflow();
                    return;
                }
            }
        }
    }

    /** Gives up at once: labels that ran over may fall for ever. */
    private void overflow() {
        overflowed = true;
        Arrays.fill(first, NONE);
    }

    /** Gives {@code peer} a label if it is one of its two best of different slots. */
    private void relax(int peer, int label) {
        int best = labels[2 * peer];
        if (label < best) {
            if (((best ^ label) & noSlot) != 0) {
                labels[2 * peer + 1] = best;
            }
            labels[2 * peer] = label;
        } else if (label < labels[2 * peer + 1] && ((best ^ label) & noSlot) != 0) {
            labels[2 * peer + 1] = label;
        } else {
            return;
        }
        if (entries == waiting.length) {
            grow();
        }
        int entry = entries++;
        waiting[entry] = peer;
        waitingLabel[entry] = label;
        next[entry] = NONE;
        widest = Math.max(widest, label);
        int home = Math.max(bucket, Math.min(first.length - 1, label >> shift));
        if (first[home] == NONE) {
            first[home] = entry;
        } else {
            next[last[home]] = entry;
        }
        last[home] = entry;
    }

    private void grow() {
        int larger = Math.max(64, 2 * entries);
        waiting = Arrays.copyOf(waiting, larger);
        waitingLabel = Arrays.copyOf(waitingLabel, larger);
        next = Arrays.copyOf(next, larger);
    }
}
