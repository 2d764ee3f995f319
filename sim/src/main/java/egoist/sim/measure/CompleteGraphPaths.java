package egoist.sim.measure;

import egoist.protocol.metric.PathAlgebra;

/**
 * All-pairs best paths of a complete graph by Floyd and Warshall, for the full mesh: n^3 steps of an int loop that the
 * compiler vectorises, against n^3 log n of a Dijkstra per source.
 */
final class CompleteGraphPaths {
    private CompleteGraphPaths() {}

    /**
     * Turns link costs into path costs, in place. No path is worse than its direct link, so ints suffice.
     *
     * @param costs n rows of n link costs from 0 to {@link PathAlgebra#MAX_LINK_COST}; the diagonal is ignored
     */
    static void close(int[][] costs, PathAlgebra algebra) {
        int n = costs.length;
        for (int i = 0; i < n; i++) {
            costs[i][i] = algebra == PathAlgebra.ADDITIVE ? 0 : Integer.MAX_VALUE;
        }
        for (int via = 0; via < n; via++) {
            for (int from = 0; from < n; from++) {
                if (from != via) {
                    if (algebra == PathAlgebra.ADDITIVE) {
                        relaxSums(costs[from], costs[via], costs[from][via]);
                    } else {
                        relaxWidths(costs[from], costs[via], costs[from][via]);
                    }
                }
            }
        }
    }

    private static void relaxSums(int[] row, int[] viaRow, int toVia) {
        for (int to = 0; to < row.length; to++) {
            row[to] = Math.min(row[to], toVia + viaRow[to]);
        }
    }

    private static void relaxWidths(int[] row, int[] viaRow, int toVia) {
        for (int to = 0; to < row.length; to++) {
            row[to] = Math.max(row[to], Math.min(toVia, viaRow[to]));
        }
    }
}
