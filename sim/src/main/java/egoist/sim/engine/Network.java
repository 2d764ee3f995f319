package egoist.sim.engine;

import egoist.protocol.metric.PathAlgebra;

/**
 * What becomes of a message between sending and delivery. Its fate is a pure function of (seed, from, to, time), so that no
 * message's fate depends on how many were sent before it.
 */
final class Network {
    /** Instead of a delay: the message does not arrive. */
    static final long LOST = -1;

    private final Underlay underlay;
    private final long seed;
    /** A message is lost when the top 53 bits of its hash are below this. */
    private final long lossThreshold;

    Network(Underlay underlay, long seed) {
        this.underlay = underlay;
        this.seed = seed;
        this.lossThreshold = (long) (underlay.lossProbability() * (1L << 53));
    }

    /** Microseconds on the way, or {@link #LOST}. */
    long delayMicros(int from, int to, long atMicros) {
        if (lossThreshold > 0 && chance(from, to, atMicros) < lossThreshold) {
            return LOST;
        }
        int delay = underlay.oneWayMicros(from, to, atMicros);
        return delay == PathAlgebra.NO_LINK ? LOST : delay;
    }

    int bandwidthKbps(int from, int to, long atMicros) {
        return underlay.bandwidthKbps(from, to, atMicros);
    }

    int loadThousandths(int peer, long atMicros) {
        return underlay.loadThousandths(peer, atMicros);
    }

    /** 53 random bits for one message (the finisher of SplitMix64). */
    private long chance(int from, int to, long atMicros) {
        long z = seed + atMicros * 0x9E3779B97F4A7C15L + ((long) from << 32 | to) * 0xD1342543DE82EF95L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) >>> 11;
    }
}
