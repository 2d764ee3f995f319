package egoist.protocol.policy;

import egoist.protocol.overlay.Lots;
import java.util.SplittableRandom;

/**
 * How a turn of local search goes.
 *
 * @param threshold fraction of its cost a peer must gain by all swaps of the turn together, 0 to 1
 * @param starts how often the search is made: once from the present wiring, then from wirings drawn by lot; the best wins, the
 *     earliest of equals
 * @param order which swap is made next
 */
record SearchRule(double threshold, int starts, SwapOrder order) {
    /** Every gain counts, one start, steepest descent. */
    static final SearchRule PLAIN = new SearchRule(0, 1, SwapOrder.STEEPEST);

    /** Number of blocks of ids {@link SwapOrder#BLOCK} looks at one after the other. */
    private static final int BLOCKS = 32;

    SearchRule {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be 0 to 1, not " + threshold);
        }
        if (starts < 1 || starts > 1000) {
            throw new IllegalArgumentException("starts must be 1 to 1000, not " + starts);
        }
    }

    /** Number of blocks the ids are looked at in. */
    int blocks() {
        return order == SwapOrder.BLOCK ? BLOCKS : 1;
    }

    /** First id of a block. */
    int blockStart(int block, int peers) {
        int size = (peers + blocks() - 1) / blocks();
        return Math.min(peers, block * size);
    }

    /**
     * Draws a wiring to start from: moves {@code links} of the {@code count} peers to the front of the array.
     *
     * @param start number of the start, 1 for the first that is drawn
     */
    static void draw(int[] peers, int count, int links, long seed, int start) {
        Lots.draw(peers, 0, links, count, new SplittableRandom(seed + start));
    }
}
