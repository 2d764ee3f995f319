package egoist.sim.measure;

import egoist.protocol.metric.PathAlgebra;
import egoist.sim.network.LinkCosts;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * True link costs by row, remembered where that pays: an unchanging world of up to {@value #REMEMBERED_PEERS} peers is asked
 * once per row, whichever policies and degrees are then played on it, by however many threads.
 */
public final class CostTable {
    /** Above this a full table (4 bytes a pair) costs more memory than asking again costs time. */
    public static final int REMEMBERED_PEERS = 4_096;

    private final LinkCosts world;
    private final PathAlgebra algebra;
    private final AtomicReferenceArray<int[]> rows;

    public CostTable(LinkCosts world, PathAlgebra algebra) {
        this.world = world;
        this.algebra = algebra;
        this.rows = new AtomicReferenceArray<>(world.changes() || world.peers() > REMEMBERED_PEERS ? 0 : world.peers());
    }

    public int peers() {
        return world.peers();
    }

    public PathAlgebra algebra() {
        return algebra;
    }

    /** Whether costs differ from one moment to another. */
    public boolean changes() {
        return world.changes();
    }

    /**
     * Costs of the links from a peer to every other; read only, and valid until the next call with the same buffer.
     *
     * @param buffer filled and returned where nothing is remembered; at least {@link #peers()} long
     */
    public int[] row(int from, long atMicros, int[] buffer) {
        if (rows.length() == 0) {
            world.row(from, atMicros, buffer);
            return buffer;
        }
        int[] row = rows.get(from);
        if (row == null) {
            row = new int[peers()];
            world.row(from, atMicros, row);
            rows.set(from, row);
        }
        return row;
    }

    /** Cost of one link, or {@link PathAlgebra#NO_LINK}. */
    public int cost(int from, int to, long atMicros) {
        int[] row = rows.length() == 0 ? null : rows.get(from);
        return row == null ? world.cost(from, to, atMicros) : row[to];
    }

    /** The largest cost of any link at a time, at least 1. */
    public int largest(long atMicros) {
        int largest = 1;
        int[] buffer = new int[peers()];
        for (int from = 0; from < peers(); from++) {
            for (int cost : row(from, atMicros, buffer)) {
                largest = Math.max(largest, cost);
            }
        }
        return largest;
    }
}
