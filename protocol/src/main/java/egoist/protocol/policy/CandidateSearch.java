package egoist.protocol.policy;

import java.util.Arrays;

/**
 * What one more first hop would bring (step 4 of {@link SwapEngine}): the targets it serves better than their second-best link
 * of now, found by walking from it as long as that is so. Beyond a peer it does not serve better there is no target it does,
 * since second-best lengths obey the triangle inequality along links.
 *
 * <p>The lead over the second-best path, summed over all targets, is more than any swap for the candidate can gain on top of
 * what the loss of a link costs; it comes out of the walk for nothing, and most candidates fall to it. For the others
 * {@link #split} says for each target how much of the lead is gain if its nearest link stays, and how much is loss saved if
 * that link leaves; so the net gain with each of the links leaving comes out of one walk.
 */
final class CandidateSearch {
    private ResidualGraph graph = new ResidualGraph();
    private TargetLengths lengths = new TargetLengths();
    /** Length to beat at each peer: of the second-best path for a swap, of the best path for one more link. */
    private int[] bar = {};
    /** How far the walk has come to each peer; the bar where it has not. */
    private int[] arrival = {};
    /** Peers in the order in which they were reached, some of them more than once. */
    private int[] reached = {};

    private int count;
    private boolean overflowed;
    private long lead;
    /** What the last walk that was split or summed would bring. */
    final SwapGains gains = new SwapGains();

    /** Begins a turn. */
    void open(ResidualGraph residual) {
        graph = residual;
        overflowed = false;
        if (arrival.length < graph.peers) {
            arrival = new int[graph.peers];
        }
    }

    /** Begins to search for a swap of the links of now. */
    void start(TargetLengths now, int slots) {
        lengths = now;
        gains.start(graph, now, slots);
        startFrom(now.second);
    }

    /** Begins to search for one more link beside those of now, which takes an empty slot. */
    void startAdding(TargetLengths now, int slots) {
        lengths = now;
        gains.start(graph, now, slots);
        startFrom(now.nearest);
    }

    /** Begins to look for paths shorter than given. */
    void startFrom(int[] toBeat) {
        bar = toBeat;
        System.arraycopy(bar, 0, arrival, 0, graph.peers);
    }

    /** Whether a path was met that is too long for an int. */
    boolean overflowed() {
        return overflowed;
    }

    /**
     * Walks from {@code start}, which a link of the given length leads to; {@link #split} or {@link #forget} must follow.
     *
     * @return the lead over second-best paths, summed over targets without their weights
     */
    long walk(int start, int length) {
        arrival[start] = length;
        lead = (long) bar[start] - length;
        count = 1;
        makeRoom();
        reached[0] = start;
        if (graph.additive) {
            walkShortest();
        } else {
            walkWidest();
        }
        return lead;
    }

    /** Nothing in the inner loop depends on whether a peer is improved: the outcome is not to be foretold, and jumps would cost. */
    private void walkShortest() {
        int[] targets = graph.targets;
        int[] costs = graph.costs;
        int[] degrees = graph.degrees;
        int[] arrivals = arrival;
        int[] queue = reached;
        int stride = graph.stride;
        int tail = 1;
        int longest = 0;
        long sum = lead;
        for (int head = 0; head < tail; head++) {
            int peer = queue[head];
            int here = arrivals[peer];
            longest = Math.max(longest, here);
            int link = peer * stride;
            int end = link + degrees[peer];
            if (tail + stride > queue.length) {
                count = tail;
                makeRoom();
                queue = reached;
            }
            for (; link < end; link++) {
                int target = targets[link];
                int before = arrivals[target];
                int longer = here + costs[link];
                int after = Math.min(before, longer);
                queue[tail] = target;
                tail += (longer - before) >>> 31;
                arrivals[target] = after;
                sum += before - after;
            }
        }
        overflowed |= longest > graph.longest;
        lead = sum;
        count = tail;
    }

    private void walkWidest() {
        int[] targets = graph.targets;
        int[] costs = graph.costs;
        int[] arrivals = arrival;
        int tail = 1;
        for (int head = 0; head < tail; head++) {
            int peer = reached[head];
            int here = arrivals[peer];
            int link = peer * graph.stride;
            int end = link + graph.degrees[peer];
            if (tail + graph.stride > reached.length) {
                count = tail;
                makeRoom();
            }
            for (; link < end; link++) {
                int target = targets[link];
                int before = arrivals[target];
                int longer = Math.max(here, costs[link] ^ graph.flip);
                if (longer < before) {
                    arrivals[target] = longer;
                    reached[tail++] = target;
                    lead += before - longer;
                }
            }
        }
        count = tail;
    }

    private void makeRoom() {
        int needed = count + graph.stride;
        if (reached.length < needed) {
            reached = Arrays.copyOf(reached, 2 * needed + graph.peers);
        }
    }

    /** Undoes the walk. */
    void forget() {
        for (int i = 0; i < count; i++) {
            arrival[reached[i]] = bar[reached[i]];
        }
    }

    /** Copies how far every peer is by the walk, or by the bar where that is nearer, and undoes the walk. */
    void takeArrivals(int[] row) {
        System.arraycopy(arrival, 0, row, 0, graph.peers);
        System.arraycopy(bar, 0, arrival, 0, graph.peers);
    }

    /** Sums the gains of a walk for one more link, and undoes the walk. */
    void sumGains() {
        gains.clear();
        for (int i = 0; i < count; i++) {
            int target = reached[i];
            int near = bar[target];
            int length = arrival[target];
            arrival[target] = near;
            long weight = length == near ? 0 : graph.weights[target];
            gains.reach += near == graph.far ? weight : 0;
            gains.sum += weight * ((near == graph.far ? graph.farSum : near) - length);
        }
    }

    /** Splits the lead of the walk into gains and savings, and undoes the walk. */
    void split() {
        gains.clear();
        int[] second = lengths.second;
        int[] nearest = lengths.nearest;
        int[] slotOf = lengths.slotOf;
        int[] weights = graph.weights;
        long[] saved = gains.savedSum;
        long sum = 0;
        for (int i = 0; i < count; i++) {
            int target = reached[i];
            int next = second[target];
            int length = arrival[target];
            arrival[target] = next;
            if (next != graph.far) {
                long weight = weights[target];
                int gain = Math.max(0, nearest[target] - length) & (length - next) >> 31;
                sum += weight * gain;
                saved[slotOf[target]] += weight * (next - length - gain);
            } else if (length != next) {
                gains.addReached(target, length);
            }
        }
        gains.sum += sum;
    }
}
