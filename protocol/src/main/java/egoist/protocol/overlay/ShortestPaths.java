package egoist.protocol.overlay;

import egoist.protocol.metric.PathAlgebra;

/**
 * Best paths from one peer to all others over an overlay: shortest for {@link PathAlgebra#ADDITIVE}, widest for
 * {@link PathAlgebra#BOTTLENECK}. {@link JGraphTDijkstra} is the definition, {@link PrimitiveDijkstra} the fast one; a
 * property test keeps them equal.
 *
 * <p>Implementations may reuse a workspace: use one instance per thread.
 */
public interface ShortestPaths {
    /** Says that the links of all peers count. */
    int NOBODY = -1;

    /**
     * A search for paths on which at most so many peers relay.
     *
     * @param mostRelays 0 for direct links alone; {@link Integer#MAX_VALUE} for any number
     */
    static ShortestPaths over(int mostRelays) {
        return mostRelays == Integer.MAX_VALUE ? new PrimitiveDijkstra() : new BoundedPaths(mostRelays + 1);
    }

    /**
     * Writes the cost of the best path from {@code source} to every peer id.
     *
     * @param residualOf a peer whose own links are ignored (the residual graph of that peer), or {@link #NOBODY}
     * @param costs receives for each peer id the path cost: {@link PathAlgebra#empty()} at the source,
     *     {@link PathAlgebra#unreachable()} where no path leads; at least {@code overlay.peers()} long
     */
    void from(Overlay overlay, PathAlgebra algebra, int source, int residualOf, long[] costs);

    /** The costs of the best paths from {@code source} to every peer id, in a new array. */
    default long[] from(Overlay overlay, PathAlgebra algebra, int source) {
        long[] costs = new long[overlay.peers()];
        from(overlay, algebra, source, NOBODY, costs);
        return costs;
    }
}
