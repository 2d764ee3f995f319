package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import java.util.Arrays;

/**
 * The overlay without the deciding peer's own links, as the steps of {@link SwapEngine} read it. Nothing is copied: these are
 * the overlay's arrays of this turn.
 *
 * <p>Both algebras look alike from here: a path has a <em>length</em>, and shorter is better. For delay and load it is the
 * path cost. For bandwidth the length of a link is {@link PathAlgebra#MAX_LINK_COST} less its width, and the length of a path
 * that of its longest link. {@link #far} stands for unreachable and is longer than any path; a path of bandwidth 0 is that
 * long by itself.
 */
final class ResidualGraph {
    /** Longest path in an int: above this the search by {@link PlainSwapSearch} takes over. */
    private static final int FAR_ADDITIVE = 1 << 30;

    int peers;
    int stride;
    int[] degrees = {};
    int[] targets = {};
    int[] costs = {};
    int self;
    boolean additive;
    /** What a link cost is xored with to be a length. */
    int flip;
    /** Length of no path. */
    int far;
    /** A path longer than this may become {@link #far} with one more link although it leads somewhere. */
    int longest;
    /** What {@link #far} counts for in a sum of lengths, beside counting as unreachable. */
    int farSum;
    /** How much self cares for each target; 0 for self and absent peers. */
    int[] weights = {};
    /** Length of a link from self to each peer that may be linked to, {@link #far} for others. */
    int[] direct = {};

    /** Whether no target counts for more than 1. */
    boolean uniform;

    void read(WiringProblem problem) {
        Overlay overlay = problem.overlay();
        peers = overlay.peers();
        stride = overlay.stride();
        degrees = overlay.degrees();
        targets = overlay.targets();
        costs = overlay.costs();
        self = problem.self();
        additive = problem.algebra() == PathAlgebra.ADDITIVE;
        flip = additive ? 0 : PathAlgebra.MAX_LINK_COST;
        far = additive ? FAR_ADDITIVE : PathAlgebra.MAX_LINK_COST;
        longest = additive ? far / 2 : far;
        farSum = additive ? 0 : far;
        if (weights.length < peers) {
            weights = new int[peers];
            direct = new int[peers];
        }
        readWeights(problem);
        Arrays.fill(direct, 0, peers, far);
    }

    private void readWeights(WiringProblem problem) {
        Arrays.fill(weights, 0, peers, 0);
        int[] given = problem.weights();
        int most = 1;
        for (int member : problem.members()) {
            weights[member] = given == null ? 1 : given[member];
            most = Math.max(most, weights[member]);
        }
        uniform = most == 1;
        weights[self] = 0;
    }

    /** Length of a link of the given cost. */
    int length(int linkCost) {
        return linkCost ^ flip;
    }
}
