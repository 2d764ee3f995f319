package egoist.protocol.policy;

import java.util.Arrays;

/**
 * The search for swaps where the lengths of all paths are at hand ({@link HopRows}): makes the swaps {@link SwapEngine} makes by
 * walking, and pays where many searches share the rows, as restarts do.
 *
 * <p>Most candidates fall to one of two bounds on what a swap for them gains: their lead over second-best paths less the loss of
 * the link missed least, and their gain over the best paths of now, since no loss is ever made up for more than fully. Each is one
 * plain loop over a row, written without jumps so that compilers turn it into vector instructions. While second-best lengths
 * rise little, the lead of an earlier pass serves again. The candidate with the largest bound is looked at first, so that few
 * others need to be.
 */
final class RowSearch {
    /** More than any lead. */
    private static final long UNKNOWN = Long.MAX_VALUE / 2;

    private final HopRows rows;
    private final SwapGains gains = new SwapGains();
    private final BestSwap best = new BestSwap();
    private ResidualGraph graph = new ResidualGraph();
    private LinkSlots links = new LinkSlots();
    private TargetLengths lengths = new TargetLengths();
    private int[] candidates = {};
    private int count;
    /** Lead of each candidate when last summed, less what lengths had risen by then. */
    private long[] leads = {};
    /** What each candidate of a search can gain at most, unless it brings a target within reach. */
    private long[] bounds = {};
    /** Whether no target counts for more than 1, all have a second-best path, and sums over targets fit an int. */
    private boolean summable;
    /** For each slot the lengths of the best paths if its link leaves. */
    private int[][] without = {};

    RowSearch(HopRows rows) {
        this.rows = rows;
    }

    /**
     * Begins a turn.
     *
     * @param mayEnter the peers that may enter, ascending, the first {@code candidateCount} of them
     */
    void open(ResidualGraph residual, LinkSlots slots, TargetLengths now, int[] mayEnter, int candidateCount) {
        graph = residual;
        links = slots;
        lengths = now;
        candidates = mayEnter;
        count = candidateCount;
        if (leads.length < count) {
            leads = new long[count];
            bounds = new long[count];
        }
    }

    /** Swaps the links there are to a local optimum. */
    void descend(SearchRule rule) {
        Arrays.fill(leads, 0, count, UNKNOWN);
        readLengths();
        lengths.risen = 0;
        links.allowAll();
        int blocks = rule.blocks();
        int clean = 0;
        for (int block = 0; clean < blocks && !rows.overflowed(); block = block + 1 == blocks ? 0 : block + 1) {
            int from = rank(rule.blockStart(block, graph.peers));
            findBest(from, rank(rule.blockStart(block + 1, graph.peers)));
            clean++;
            if (best.entering != LinkSlots.EMPTY) {
                links.put(best.slot, best.entering);
                readLengths();
                clean = 0;
            }
        }
    }

    private void readLengths() {
        lengths.read(graph, rows, links);
        gains.start(graph, lengths, links.count);
        int longest = lengths.longestSecond();
        summable = graph.uniform && longest < graph.far && longest <= Integer.MAX_VALUE / graph.peers;
        if (!summable) {
            return;
        }
        int wide = without.length == 0 ? 0 : without[0].length;
        if (without.length < links.count || wide < graph.peers) {
            without = new int[links.count][graph.peers];
        }
        for (int slot = links.fixed; slot < links.count; slot++) {
            leave(slot, without[slot]);
        }
    }

    /** Length of the best path to each target that counts if the link of a slot leaves; 0 to others. */
    private void leave(int slot, int[] left) {
        int[] slotOf = lengths.slotOf;
        int[] second = lengths.second;
        int[] nearest = lengths.nearest;
        int[] weights = graph.weights;
        for (int target = 0; target < graph.peers; target++) {
            int length = slotOf[target] == slot ? second[target] : nearest[target];
            left[target] = length * weights[target];
        }
    }

    /** Number of candidates with smaller ids. */
    private int rank(int peer) {
        int at = Arrays.binarySearch(candidates, 0, count, peer);
        return at < 0 ? -1 - at : at;
    }

    private void findBest(int from, int to) {
        best.none();
        long leastLoss = lengths.leastLoss(links);
        int first = from;
        for (int i = from; i < to; i++) {
            bound(i, leastLoss);
            first = bounds[i] > bounds[first] ? i : first;
        }
        for (int i = from; i < to; i++) {
            int at = i == from ? first : i <= first ? i - 1 : i;
            if (!links.linked[candidates[at]] && !dismissed(at, bounds[at])) {
                offer(at, rows.row(candidates[at]));
            }
        }
    }

    /** Bounds what a candidate can gain, by what is known of it if that is enough. */
    private void bound(int i, long leastLoss) {
        bounds[i] = links.linked[candidates[i]] ? Long.MIN_VALUE : leads[i] + lengths.risen - leastLoss;
        if (links.linked[candidates[i]] || !graph.uniform || dismissed(i, bounds[i])) {
            return;
        }
        int[] row = rows.row(candidates[i]);
        long lead = ahead(lengths.second, row);
        leads[i] = lead - lengths.risen;
        bounds[i] = Math.min(lead - leastLoss, ahead(lengths.nearest, row));
    }

    private boolean dismissed(int i, long bound) {
        return lengths.dismisses(graph, leads[i] + lengths.risen, bound, best, candidates[i]);
    }

    private void offer(int i, int[] row) {
        int peer = candidates[i];
        if (!summable) {
            split(row);
            gains.offer(peer, links, best);
            return;
        }
        long lead = leads[i] + lengths.risen;
        for (int slot = links.fixed; slot < links.count; slot++) {
            long loss = lengths.lossSum[slot];
            if (links.leavable[slot] && !best.beats(0, Math.min(bounds[i], lead - loss), peer)) {
                best.offer(0, aheadInts(without[slot], row, graph.peers) - loss, peer, slot, links.peers[slot]);
            }
        }
    }

    /** By how much a row is shorter, summed over the targets where it is. */
    private long ahead(int[] lengthsNow, int[] row) {
        return summable ? aheadInts(lengthsNow, row, graph.peers) : aheadLongs(lengthsNow, row, graph.peers);
    }

    private static int aheadInts(int[] lengthsNow, int[] row, int peers) {
        int sum = 0;
        for (int target = 0; target < peers; target++) {
            int ahead = lengthsNow[target] - row[target];
            sum += ahead & ~(ahead >> 31);
        }
        return sum;
    }

    private static long aheadLongs(int[] lengthsNow, int[] row, int peers) {
        long sum = 0;
        for (int target = 0; target < peers; target++) {
            sum += Math.max(0, lengthsNow[target] - row[target]);
        }
        return sum;
    }

    /** Splits the lead of a candidate into gains and savings. */
    private void split(int[] row) {
        gains.clear();
        int[] second = lengths.second;
        int[] nearest = lengths.nearest;
        int[] slotOf = lengths.slotOf;
        int[] weights = graph.weights;
        long[] saved = gains.savedSum;
        int far = graph.far;
        long sum = 0;
        for (int target = 0; target < graph.peers; target++) {
            int next = second[target];
            int length = row[target];
            if (length >= next) {
                continue;
            }
            if (next == far) {
                gains.addReached(target, length);
            } else {
                int gain = Math.max(0, nearest[target] - length);
                long weight = weights[target];
                sum += weight * gain;
                saved[slotOf[target]] += weight * (next - length - gain);
            }
        }
        gains.sum += sum;
    }
}
