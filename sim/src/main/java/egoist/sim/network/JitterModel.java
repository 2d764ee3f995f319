package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import egoist.sim.random.SeedStreams;

/** How delays wander around their base. Immutable and safe for use by many threads. */
public interface JitterModel {
    /** The jitter of one world. */
    Jitter start(SeedStreams seeds);

    /** The jitter of one world: pure functions of pair and time, so that calls may come in any order from any thread. */
    interface Jitter {
        /**
         * The delay of a link at a time: its base moved by what changes slowly (congestion regimes, route shifts).
         *
         * @param baseMicros 1 to {@link PathAlgebra#MAX_LINK_COST}
         * @return 1 to {@link PathAlgebra#MAX_LINK_COST}
         */
        int linkMicros(int baseMicros, int from, int to, long atMicros);

        /** Whether the delay of a link differs from one time to another. */
        boolean changes();

        /**
         * The delay of one message sent at a time over a link whose delay is then {@code linkMicros}.
         *
         * @return {@code linkMicros} to {@link PathAlgebra#MAX_LINK_COST}
         */
        int messageMicros(int linkMicros, int from, int to, long atMicros);
    }
}
