package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import egoist.sim.random.SeedStreams;
import java.util.List;

/** How much bandwidth is available between peers. Immutable and safe for use by many threads. */
public interface BandwidthModel {
    /**
     * The bandwidths of one world.
     *
     * @throws IllegalArgumentException if the model has no data for a row of the placement
     */
    Bandwidths start(Placement placement, SeedStreams seeds);

    /** The available bandwidths of one world: a pure function of pair and time. */
    interface Bandwidths {
        /**
         * Available bandwidth from one peer to another peer in kbit/s, 1 to {@link PathAlgebra#MAX_LINK_COST}; {@link
         * PathAlgebra#NO_LINK} where the data has no measurement.
         */
        int kbps(int from, int to, long atMicros);

        /** Whether a bandwidth differs from one time to another. */
        default boolean changes() {
            return false;
        }

        /** Sentences a reader of the results should know; usually empty. */
        default List<String> notes() {
            return List.of();
        }
    }
}
