package egoist.protocol.policy;

import java.util.Arrays;

/**
 * How long the paths of self are over each first hop, a row for each, found when first asked for and kept for the turn. Takes
 * memory that grows with the square of the number of peers, so it is for searches that look at most rows many times.
 */
final class HopRows {
    private final CandidateSearch walk = new CandidateSearch();
    private ResidualGraph graph = new ResidualGraph();
    private int[] none = {};
    private int[][] rows = {};
    private boolean[] found = {};
    private boolean started;

    /** Begins a turn. */
    void open(ResidualGraph residual) {
        graph = residual;
        started = false;
        walk.open(graph);
    }

    private void start() {
        started = true;
        int peers = graph.peers;
        if (found.length < peers) {
            none = new int[peers];
            rows = new int[peers][];
            found = new boolean[peers];
        }
        Arrays.fill(found, 0, peers, false);
        Arrays.fill(none, 0, peers, graph.far);
        none[graph.self] = 0;
        walk.startFrom(none);
    }

    /** Length of the path to each peer over a hop that may be linked to; far where there is none, 0 for self. */
    int[] row(int hop) {
        if (!started) {
            start();
        }
        if (!found[hop]) {
            if (rows[hop] == null || rows[hop].length < graph.peers) {
                rows[hop] = new int[graph.peers];
            }
            walk.walk(hop, graph.direct[hop]);
            walk.takeArrivals(rows[hop]);
            found[hop] = true;
        }
        return rows[hop];
    }

    /** Whether a path was met that is too long for an int. Then nothing here is to be trusted. */
    boolean overflowed() {
        return walk.overflowed();
    }
}
