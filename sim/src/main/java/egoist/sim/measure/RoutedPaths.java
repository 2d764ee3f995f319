package egoist.sim.measure;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.ShortestPaths;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What paths are really worth that were chosen by what a peer believes: it routes along the best path of the overlay it knows,
 * stale or lied about, and gets what the links on that path truly cost, or nothing where one is not there. Of equal paths the one
 * of fewest links is taken. One instance serves one thread.
 */
public final class RoutedPaths {
    private final PrimitiveDijkstra dijkstra = new PrimitiveDijkstra();
    private long[] believedCosts = new long[0];
    private int[] queue = new int[0];

    /**
     * Writes the true cost of the path to every peer, {@link PathAlgebra#unreachable()} where none is known or what is sent
     * along it does not arrive.
     *
     * @param believed links and costs as the source takes them to be, its own among them
     * @param truth the links there are, at their true costs
     * @param silent peers that pass nothing on; they may be sources and targets
     * @param trueCosts room for one number for each peer
     */
    public void from(
            Overlay believed, Overlay truth, PathAlgebra algebra, int source, BitSet silent, long[] trueCosts) {
        int peers = believed.peers();
        if (queue.length < peers) {
            queue = new int[peers];
            believedCosts = new long[peers];
        }
        dijkstra.from(believed, algebra, source, ShortestPaths.NOBODY, believedCosts);
        Arrays.fill(trueCosts, 0, peers, algebra.unreachable());
        BitSet reached = new BitSet(peers);
        reached.set(source);
        trueCosts[source] = algebra.empty();
        queue[0] = source;
        int end = 1;
        for (int next = 0; next < end; next++) {
            int peer = queue[next];
            int first = peer * believed.stride();
            for (int link = first; link < first + believed.degree(peer); link++) {
                int target = believed.targets()[link];
                long cost = algebra.extend(believedCosts[peer], believed.costs()[link]);
                if (!reached.get(target) && cost == believedCosts[target]) {
                    reached.set(target);
                    queue[end++] = target;
                    trueCosts[target] = arrives(peer, source, silent, trueCosts[peer], algebra)
                            ? extended(truth, algebra, peer, target, trueCosts[peer])
                            : algebra.unreachable();
                }
            }
        }
    }

    private static boolean arrives(int relay, int source, BitSet silent, long cost, PathAlgebra algebra) {
        return cost != algebra.unreachable() && (relay == source || !silent.get(relay));
    }

    private static long extended(Overlay truth, PathAlgebra algebra, int peer, int target, long cost) {
        int link = truth.cost(peer, target);
        return link == PathAlgebra.NO_LINK ? algebra.unreachable() : algebra.extend(cost, link);
    }
}
