package egoist.sim.network;

import egoist.sim.random.SeedStreams;

/** A way to put peers on a physical network. Immutable and safe for use by many threads. */
public interface LatencyModel {
    /** The largest number of peers it can place. */
    int maxPeers();

    /**
     * Places peers; the same arguments give the same placement.
     *
     * @param peers 1 to {@link #maxPeers()}
     * @throws IllegalArgumentException if there are more, saying what would allow them
     */
    Placement place(int peers, SeedStreams seeds);
}
