package egoist.sim.network;

import egoist.sim.random.SeedStreams;
import java.util.List;

/** How busy peers are. Immutable and safe for use by many threads. */
public interface LoadModel {
    /**
     * The loads of one world.
     *
     * @throws IllegalArgumentException if the model has no load for a row of the placement
     */
    Loads start(Placement placement, SeedStreams seeds);

    /** The loads of one world: a pure function of peer and time. */
    interface Loads {
        /** Load of a peer in thousandths (1000 = one busy processor), 1 to 2^26-1: never 0, so that a hop is never free. */
        int thousandths(int peer, long atMicros);

        /** Whether a load differs from one time to another. */
        default boolean changes() {
            return false;
        }

        /** The same loads, known to differ from one time to another. */
        static Loads changing(Loads loads) {
            return new Loads() {
                @Override
                public int thousandths(int peer, long atMicros) {
                    return loads.thousandths(peer, atMicros);
                }

                @Override
                public boolean changes() {
                    return true;
                }
            };
        }

        /** Sentences a reader of the results should know; usually empty. */
        default List<String> notes() {
            return List.of();
        }
    }
}
