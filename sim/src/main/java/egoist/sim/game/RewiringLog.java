package egoist.sim.game;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.ShortestPaths;
import egoist.protocol.overlay.Wiring;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps every change of wiring with what it was worth: two shortest-path trees a change. */
public final class RewiringLog {
    private final PathAlgebra algebra;
    private final int @Nullable [] @Nullable [] weights;
    private final long penalty;
    private final PrimitiveDijkstra dijkstra = new PrimitiveDijkstra();
    private final List<Rewiring> entries = new ArrayList<>();

    /**
     * @param weights for each peer its row of preference weights, or null for uniform preferences
     * @param penalty M, what an unreachable target costs
     */
    public RewiringLog(PathAlgebra algebra, int @Nullable [] @Nullable [] weights, long penalty) {
        this.algebra = algebra;
        this.weights = weights;
        this.penalty = penalty;
    }

    /** One peer's links and what they are worth at one moment. */
    record Standing(Wiring wiring, int[] linkCosts, double cost, int unreachable) {}

    /**
     * How a peer stands.
     *
     * @param wiring its links in {@code overlay}
     * @param present ids of the peers that count as targets
     */
    Standing standing(int peer, Wiring wiring, Overlay overlay, int[] present) {
        int[] linkCosts = new int[wiring.size()];
        for (int i = 0; i < linkCosts.length; i++) {
            linkCosts[i] = overlay.cost(peer, wiring.neighbour(i));
        }
        long[] distances = new long[overlay.peers()];
        dijkstra.from(overlay, algebra, peer, ShortestPaths.NOBODY, distances);
        double sum = 0;
        double weightSum = 0;
        int unreachable = 0;
        int[] row = weights == null ? null : weights[peer];
        for (int target : present) {
            if (target != peer) {
                double weight = row == null ? 1 : row[target];
                boolean reached = distances[target] != algebra.unreachable();
                double missing = algebra == PathAlgebra.ADDITIVE ? penalty : 0;
                sum += weight * (reached ? distances[target] : missing);
                weightSum += weight;
                unreachable += reached ? 0 : 1;
            }
        }
        return new Standing(wiring, linkCosts, weightSum == 0 ? 0 : sum / weightSum, unreachable);
    }

    /** Notes a change. */
    void add(int peer, Rewiring.Cause cause, Standing before, Standing after) {
        entries.add(new Rewiring(
                peer,
                cause,
                before.wiring,
                after.wiring,
                before.linkCosts,
                after.linkCosts,
                before.cost,
                after.cost,
                before.unreachable,
                after.unreachable));
    }

    /**
     * Notes every difference between two observations of the same peers.
     *
     * @param present ids of the peers there at the second
     */
    public void compare(Wiring[] before, Overlay overlayBefore, Wiring[] after, Overlay overlayAfter, int[] present) {
        for (int peer = 0; peer < after.length; peer++) {
            if (!after[peer].equals(before[peer])) {
                add(
                        peer,
                        Rewiring.Cause.OBSERVED,
                        standing(peer, before[peer], overlayBefore, present),
                        standing(peer, after[peer], overlayAfter, present));
            }
        }
    }

    /** What was noted since the last call. */
    public List<Rewiring> drain() {
        List<Rewiring> drained = List.copyOf(entries);
        entries.clear();
        return drained;
    }
}
