package egoist.sim.engine;

import egoist.protocol.Timer;
import egoist.protocol.metric.PathAlgebra;
import egoist.sim.network.World;

/**
 * What the engine asks of the physical world, the network and the hosts peers run on. All answers are pure functions of their arguments, so that they do not depend
 * on the order of events.
 */
public interface Underlay {
    /** Delay of a message sent at {@code atMicros}; {@link PathAlgebra#NO_LINK} if none travels between the two. */
    int oneWayMicros(int from, int to, long atMicros);

    /** Probability that a message is lost, 0 to 1. */
    default double lossProbability() {
        return 0;
    }

    /** Available bandwidth in kbit/s, or {@link PathAlgebra#NO_LINK}. */
    default int bandwidthKbps(int from, int to, long atMicros) {
        return PathAlgebra.NO_LINK;
    }

    /** Load of a peer in thousandths. */
    default int loadThousandths(int peer, long atMicros) {
        return 0;
    }

    /**
     * When a wake-up a peer asked for really comes, at {@code dueMicros} or later; {@link Long#MAX_VALUE} for never.
     */
    default long wakeMicros(int peer, Timer timer, long dueMicros) {
        return dueMicros;
    }

    /** The network of a world of one replication. */
    static Underlay of(World world) {
        return new Underlay() {
            @Override
            public int oneWayMicros(int from, int to, long atMicros) {
                return world.oneWayMicros(from, to, atMicros);
            }

            @Override
            public double lossProbability() {
                return world.lossProbability();
            }

            @Override
            public int bandwidthKbps(int from, int to, long atMicros) {
                return world.bandwidthKbps(from, to, atMicros);
            }

            @Override
            public int loadThousandths(int peer, long atMicros) {
                return world.loadThousandths(peer, atMicros);
            }
        };
    }
}
