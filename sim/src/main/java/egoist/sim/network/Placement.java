package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import java.util.List;

/**
 * The peers of one world on the physical network, and the delay between any two before jitter. Immutable and safe for use
 * by many threads.
 */
public interface Placement {
    /** Number of peers, with ids 0..peers-1. */
    int peers();

    /** The row of the measured data that {@code peer} sits on; the peer's own id in generated worlds. */
    default int row(int peer) {
        return peer;
    }

    /** Where {@code peer} sits; nobody knows in most generated worlds. */
    default Place place(int peer) {
        return Place.UNKNOWN;
    }

    /**
     * One-way delay in microseconds without jitter, 1 to {@link PathAlgebra#MAX_LINK_COST}; 0 from a peer to itself; {@link
     * PathAlgebra#NO_LINK} where the data has no measurement. Changes with time only where the data is a series.
     */
    int oneWayMicros(int from, int to, long atMicros);

    /** Whether a delay differs from one time to another. */
    default boolean changes() {
        return false;
    }

    /** Fills {@code delays[to]} with {@link #oneWayMicros} for every peer {@code to}. */
    default void row(int from, long atMicros, int[] delays) {
        for (int to = 0; to < peers(); to++) {
            delays[to] = oneWayMicros(from, to, atMicros);
        }
    }

    /** Sentences a reader of the results should know, such as how many pairs have no measurement; usually empty. */
    default List<String> notes() {
        return List.of();
    }
}
