package egoist.sim.network;

import egoist.sim.random.SeedStreams;

/**
 * A scenario's {@code network} block: the models that together make a {@link World}. Immutable; made once per scenario (files
 * are read then), used for all replications and by many threads.
 *
 * @param lossProbability probability that a message is lost on its way, 0 to 1
 */
public record Network(
        LatencyModel latency, JitterModel jitter, LoadModel load, BandwidthModel bandwidth, double lossProbability) {

    public Network {
        if (!(lossProbability >= 0 && lossProbability <= 1)) {
            throw new IllegalArgumentException("loss must be 0 to 1, not " + lossProbability);
        }
    }

    /**
     * The world of one replication: the same peers and seeds give the same world.
     *
     * @param seeds the streams of the replication ({@link SeedStreams#replication})
     * @throws IllegalArgumentException if the models cannot place that many peers or do not go together, saying why
     */
    public World world(int peers, SeedStreams seeds) {
        if (peers < 1) {
            throw new IllegalArgumentException("a world needs at least 1 peer, not " + peers);
        }
        return world(latency.place(peers, seeds), seeds);
    }

    /** The world of one replication whose peers sit elsewhere than the latency model would put them. */
    public World world(Placement placement, SeedStreams seeds) {
        return new World(
                placement,
                jitter.start(seeds),
                load.start(placement, seeds),
                bandwidth.start(placement, seeds),
                lossProbability);
    }
}
