package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import org.jspecify.annotations.Nullable;

/**
 * All a peer knows when it chooses its out-neighbours. Read only for policies; whoever made it does not touch the arrays
 * again until the answer is in.
 *
 * @param self the deciding peer
 * @param degree k, the number of links it may have; at least 1
 * @param algebra how link costs combine along a path
 * @param overlay the links of all peers as self knows them; links out of self are ignored, so this is the residual graph
 * @param linkCosts for each peer id, the cost of a direct link from self to it, 0 to {@link PathAlgebra#MAX_LINK_COST}, or
 *     {@link PathAlgebra#NO_LINK} where there is none to be had (self, absent or not yet measured peers)
 * @param members ids of the peers present, self among them, ascending: the targets of the cost
 * @param ring the same ids in the order of the ring all peers share
 * @param weights for each peer id, how much self cares to reach it (the p_ij of the paper, as integers that sum to at most
 *     2^30); null for one each
 * @param candidates ids self may link to, ascending; null for every member it has a link cost for
 * @param current the wiring self has now
 * @param seed for policies that draw lots: same problem, same answer
 * @param memory what the policy wanted to know of its former decisions
 */
public record WiringProblem(
        int self,
        int degree,
        PathAlgebra algebra,
        Overlay overlay,
        int[] linkCosts,
        int[] members,
        int[] ring,
        int @Nullable [] weights,
        int @Nullable [] candidates,
        Wiring current,
        long seed,
        Memory memory) {

    /** A problem whose ring is that of the ids. */
    public WiringProblem(
            int self,
            int degree,
            PathAlgebra algebra,
            Overlay overlay,
            int[] linkCosts,
            int[] members,
            int @Nullable [] weights,
            int @Nullable [] candidates,
            Wiring current,
            long seed,
            Memory memory) {
        this(self, degree, algebra, overlay, linkCosts, members, members, weights, candidates, current, seed, memory);
    }

    /** The same for a policy without a past. */
    public WiringProblem(
            int self,
            int degree,
            PathAlgebra algebra,
            Overlay overlay,
            int[] linkCosts,
            int[] members,
            int @Nullable [] weights,
            int @Nullable [] candidates,
            Wiring current,
            long seed) {
        this(self, degree, algebra, overlay, linkCosts, members, weights, candidates, current, seed, Memory.NONE);
    }

    /** The same problem with other candidates. */
    public WiringProblem withCandidates(int @Nullable [] sample) {
        return new WiringProblem(
                self, degree, algebra, overlay, linkCosts, members, ring, weights, sample, current, seed, memory);
    }

    /** The same problem for another number of links. */
    public WiringProblem withDegree(int links) {
        return new WiringProblem(
                self, links, algebra, overlay, linkCosts, members, ring, weights, candidates, current, seed, memory);
    }

    /** The same problem after other links and another past. */
    public WiringProblem after(Wiring wiring, Memory past) {
        return new WiringProblem(
                self, degree, algebra, overlay, linkCosts, members, ring, weights, candidates, wiring, seed, past);
    }

    /** The same problem with peers in another order on the ring. */
    public WiringProblem onRing(int[] order) {
        return new WiringProblem(
                self, degree, algebra, overlay, linkCosts, members, order, weights, candidates, current, seed, memory);
    }

    /** Where self stands on the ring. */
    public int ringPlace() {
        int place = 0;
        while (ring[place] != self) {
            place++;
        }
        return place;
    }

    /** Whether self may link to each peer id. */
    public boolean[] mayLink() {
        boolean[] may = new boolean[linkCosts.length];
        for (int peer : linkable()) {
            may[peer] = true;
        }
        return may;
    }

    /** Ids self may link to: members other than self with a known link cost, and among the candidates if those are given. */
    public int[] linkable() {
        int[] from = candidates == null ? members : candidates;
        int[] found = new int[from.length];
        int count = 0;
        for (int peer : from) {
            if (peer != self && linkCosts[peer] != PathAlgebra.NO_LINK) {
                found[count++] = peer;
            }
        }
        return java.util.Arrays.copyOf(found, count);
    }
}
