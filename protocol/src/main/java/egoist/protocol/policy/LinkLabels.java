package egoist.protocol.policy;

import java.util.Arrays;

/**
 * For every target the two links of self that reach it best, and how well (step 1 of {@link SwapEngine}): a label-correcting
 * search in which every peer keeps its best path and its best path that begins with another link.
 *
 * <p>A label is {@code length << bits | slot}: the length of a path and the slot of the link it begins with. Extending a path
 * keeps the slot, and comparing labels compares lengths. Labels spread first in, first out; the two best are kept by minima
 * and masks, without a jump that depends on who wins, since that is not to be foretold.
 */
final class LinkLabels {
    private static final int NO_LABEL = Integer.MAX_VALUE;

    private ResidualGraph graph = new ResidualGraph();
    private int bits;
    private int noSlot;
    /** Lengths are below two to the power of this. */
    private int room;

    private boolean overflowed;
    private int[] best = {};
    private int[] other = {};
    /** Labels to spread: label in the upper half, peer in the lower. */
    private long[] queue = {};

    private int tail;
    private int[] bereft = {};
    /** Links into bereft peers: source in the upper half, number of the link in the lower. */
    private long[] bereftLinks = {};

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
        if (best.length < peers) {
            best = new int[peers];
            other = new int[peers];
            bereft = new int[peers];
        }
        Arrays.fill(best, 0, peers, NO_LABEL);
        Arrays.fill(other, 0, peers, NO_LABEL);
        best[graph.self] = -1;
        other[graph.self] = -1;
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
        return best[peer] == NO_LABEL ? graph.far : best[peer] >> bits;
    }

    /** Length of the best path to {@code peer} that begins with another link than the nearest, or far. */
    int second(int peer) {
        return other[peer] == NO_LABEL ? graph.far : other[peer] >> bits;
    }

    /** Slot of the link the best path to {@code peer} begins with; anything if there is none. */
    int slot(int peer) {
        return best[peer] & noSlot;
    }

    /** Puts links into all the given slots at once. */
    void addAll(int[] peerOfSlot, int slots) {
        tail = 0;
        for (int slot = 0; slot < slots; slot++) {
            if (peerOfSlot[slot] >= 0) {
                relaxDirect(peerOfSlot[slot], slot);
            }
        }
        spread();
    }

    /** Puts a link into an empty slot. */
    void add(int slot, int peer) {
        tail = 0;
        relaxDirect(peer, slot);
        spread();
    }

    /**
     * Takes the link out of a slot and puts another in, or none.
     *
     * @param peerOfSlot the links as they are afterwards; negative for an empty slot
     */
    void replace(int slot, int[] peerOfSlot, int slots) {
        tail = 0;
        bereave(slot);
        for (int link = 0; link < slots; link++) {
            if (peerOfSlot[link] >= 0) {
                relaxDirect(peerOfSlot[link], link);
            }
        }
        relaxBereft();
        spread();
    }

    private void relaxDirect(int peer, int slot) {
        int length = graph.direct[peer];
        if (overflowed || length >>> room != 0) {
            overflowed = true;
        } else {
            relax(peer, (length << bits) | slot);
        }
    }

    /** Strikes all labels of a slot; those who lost one are bereft. */
    private void bereave(int slot) {
        for (int peer = 0; peer < graph.peers; peer++) {
            int first = best[peer];
            int second = other[peer];
            boolean lostFirst = (first & noSlot) == slot;
            boolean lost = lostFirst || (second & noSlot) == slot;
            best[peer] = lostFirst ? second : first;
            other[peer] = lost ? NO_LABEL : second;
            bereft[peer] = lost ? 1 : 0;
        }
    }

    /** Offers every bereft peer the labels of all peers that link to it. */
    private void relaxBereft() {
        int[] targets = graph.targets;
        int count = 0;
        if (bereftLinks.length < graph.peers * graph.stride) {
            bereftLinks = new long[graph.peers * graph.stride];
        }
        long[] links = bereftLinks;
        for (int peer = 0; peer < graph.peers; peer++) {
            int link = peer * graph.stride;
            for (int end = link + graph.degrees[peer]; link < end; link++) {
                links[count] = ((long) peer << 32) | link;
                count += bereft[targets[link]];
            }
        }
        for (int i = 0; i < count; i++) {
            int peer = (int) (links[i] >>> 32);
            int link = (int) links[i];
            int length = graph.costs[link] ^ graph.flip;
            if (peer != graph.self && best[peer] != NO_LABEL) {
                relax(targets[link], extend(best[peer], length));
                if (other[peer] != NO_LABEL) {
                    relax(targets[link], extend(other[peer], length));
                }
            }
        }
    }

    private int extend(int label, int length) {
        return graph.additive ? label + (length << bits) : Math.max(label, (length << bits) | (label & noSlot));
    }

    private void relax(int peer, int label) {
        makeRoom(1);
        int first = best[peer];
        int second = other[peer];
        int newFirst = Math.min(first, label);
        int newSecond = Math.min(second, loser(first, label, noSlot));
        best[peer] = newFirst;
        other[peer] = newSecond;
        queue[tail] = ((long) label << 32) | peer;
        tail += ((newFirst - first) | (newSecond - second)) >>> 31;
    }

    /** The worse of two labels, or none if both have the same slot. */
    private static int loser(int first, int label, int slotMask) {
        int sameSlot = (((first ^ label) & slotMask) - 1) >> 31;
        return Math.max(first, label) | (sameSlot & NO_LABEL);
    }

    private void makeRoom(int more) {
        if (tail + more > queue.length) {
            queue = Arrays.copyOf(queue, 2 * (tail + more) + graph.peers);
        }
    }

    private void spread() {
        int[] targets = graph.targets;
        int[] costs = graph.costs;
        int[] firsts = best;
        int[] seconds = other;
        int stride = graph.stride;
        int flip = graph.flip;
        int shift = bits;
        int mask = noSlot;
        boolean additive = graph.additive;
        int end = tail;
        for (int head = 0; head < end; head++) {
            int peer = (int) queue[head];
            int label = (int) (queue[head] >>> 32);
            if (label != firsts[peer] && label != seconds[peer]) {
                continue;
            }
            if (end + stride > queue.length) {
                tail = end;
                makeRoom(stride);
            }
            long[] waiting = queue;
            int met = label >>> shift;
            int link = peer * stride;
            for (int stop = link + graph.degrees[peer]; link < stop; link++) {
                int target = targets[link];
                int length = costs[link] ^ flip;
                met |= length;
                int longer = additive ? label + (length << shift) : Math.max(label, (length << shift) | (label & mask));
                int first = firsts[target];
                int second = seconds[target];
                int newFirst = Math.min(first, longer);
                int newSecond = Math.min(second, loser(first, longer, mask));
                firsts[target] = newFirst;
                seconds[target] = newSecond;
                waiting[end] = ((long) longer << 32) | target;
                end += ((newFirst - first) | (newSecond - second)) >>> 31;
            }
            if (met >>> room != 0) {
                overflowed = true;
                return;
            }
        }
    }
}
