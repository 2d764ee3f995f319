package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import egoist.sim.network.BandwidthModel.Bandwidths;
import egoist.sim.network.JitterModel.Jitter;
import egoist.sim.network.LoadModel.Loads;
import java.util.ArrayList;
import java.util.List;

/**
 * The physical world of one replication: every policy and degree of that replication meets this same one. All answers are
 * pure functions of (seed, peers asked about, virtual time); safe for use by many threads.
 */
public final class World {
    private final Placement placement;
    private final Jitter jitter;
    private final Loads loads;
    private final Bandwidths bandwidths;
    private final double lossProbability;

    World(Placement placement, Jitter jitter, Loads loads, Bandwidths bandwidths, double lossProbability) {
        this.placement = placement;
        this.jitter = jitter;
        this.loads = loads;
        this.bandwidths = bandwidths;
        this.lossProbability = lossProbability;
    }

    /** Number of peers, with ids 0..peers-1. */
    public int peers() {
        return placement.peers();
    }

    /** The same world with its first peers alone. */
    public World first(int peers) {
        return peers == peers()
                ? this
                : new World(new FirstPeers(placement, peers), jitter, loads, bandwidths, lossProbability);
    }

    /** For each peer, the row of the measured data it sits on; 0..peers-1 in generated worlds. */
    public int[] rows() {
        int[] rows = new int[peers()];
        for (int peer = 0; peer < rows.length; peer++) {
            rows[peer] = placement.row(peer);
        }
        return rows;
    }

    /** Where a peer sits, as far as known. */
    public Place place(int peer) {
        return placement.place(peer);
    }

    /** Sentences a reader of the results should know, such as how many pairs have no measurement; usually empty. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(placement.notes());
        notes.addAll(loads.notes());
        notes.addAll(bandwidths.notes());
        return List.copyOf(notes);
    }

    /**
     * Base one-way delay in microseconds at time 0, without jitter: 1 to {@link PathAlgebra#MAX_LINK_COST}; 0 from a peer to
     * itself; {@link PathAlgebra#NO_LINK} for a pair without measurement.
     */
    public int oneWayMicros(int from, int to) {
        return placement.oneWayMicros(from, to, 0);
    }

    /**
     * One-way delay of a message sent at {@code atMicros}, with snapshot, route shifts and jitter in force: 1 to {@link
     * PathAlgebra#MAX_LINK_COST}; 0 from a peer to itself; {@link PathAlgebra#NO_LINK} for a pair without measurement,
     * between which no message travels. Two messages sent on the same ordered pair at the same microsecond take equally long.
     */
    public int oneWayMicros(int from, int to, long atMicros) {
        int base = placement.oneWayMicros(from, to, atMicros);
        if (base <= 0) {
            return base;
        }
        return jitter.messageMicros(jitter.linkMicros(base, from, to, atMicros), from, to, atMicros);
    }

    /**
     * True link costs by delay: {@code costs[to]} = one-way microseconds at {@code atMicros} with snapshot, route shifts and
     * slow jitter, but without what single messages add; {@link PathAlgebra#NO_LINK} for {@code from} itself and for pairs
     * without measurement.
     *
     * @param costs at least {@link #peers()} long
     */
    public void delayRow(int from, long atMicros, int[] costs) {
        placement.row(from, atMicros, costs);
        costs[from] = PathAlgebra.NO_LINK;
        for (int to = 0; to < peers(); to++) {
            if (costs[to] != PathAlgebra.NO_LINK) {
                costs[to] = jitter.linkMicros(costs[to], from, to, atMicros);
            }
        }
    }

    /** True cost of one link by delay: what {@link #delayRow} puts at {@code to}. */
    public int delayMicros(int from, int to, long atMicros) {
        int base = linkBase(from, to, atMicros);
        return base == PathAlgebra.NO_LINK ? base : jitter.linkMicros(base, from, to, atMicros);
    }

    private int linkBase(int from, int to, long atMicros) {
        return from == to ? PathAlgebra.NO_LINK : placement.oneWayMicros(from, to, atMicros);
    }

    /**
     * Bandwidth available at a time in kbit/s, 1 to {@link PathAlgebra#MAX_LINK_COST}; {@link PathAlgebra#NO_LINK} from a
     * peer to itself and for a pair without measurement of bandwidth.
     */
    public int bandwidthKbps(int from, int to, long atMicros) {
        return from == to ? PathAlgebra.NO_LINK : bandwidths.kbps(from, to, atMicros);
    }

    /** Load of a peer at a time in thousandths (1000 = one busy processor), 1 to {@link PathAlgebra#MAX_LINK_COST}. */
    public int loadThousandths(int peer, long atMicros) {
        return loads.thousandths(peer, atMicros);
    }

    /** Probability that a message is lost on its way, 0 to 1. */
    public double lossProbability() {
        return lossProbability;
    }

    /** True link costs by delay, in one-way microseconds. */
    public LinkCosts delays() {
        return new LinkCosts() {
            @Override
            public int peers() {
                return World.this.peers();
            }

            @Override
            public boolean changes() {
                return placement.changes() || jitter.changes();
            }

            @Override
            public int cost(int from, int to, long atMicros) {
                return delayMicros(from, to, atMicros);
            }

            @Override
            public void row(int from, long atMicros, int[] costs) {
                delayRow(from, atMicros, costs);
            }
        };
    }

    /** True link costs by load: each link costs the load of the peer it leaves, in thousandths. */
    public LinkCosts loads() {
        return new LinkCosts() {
            @Override
            public int peers() {
                return World.this.peers();
            }

            @Override
            public boolean changes() {
                return loads.changes();
            }

            @Override
            public int cost(int from, int to, long atMicros) {
                return linkBase(from, to, atMicros) == PathAlgebra.NO_LINK
                        ? PathAlgebra.NO_LINK
                        : loadThousandths(from, atMicros);
            }

            @Override
            public void row(int from, long atMicros, int[] costs) {
                placement.row(from, atMicros, costs);
                costs[from] = PathAlgebra.NO_LINK;
                int load = loadThousandths(from, atMicros);
                for (int to = 0; to < peers(); to++) {
                    costs[to] = costs[to] == PathAlgebra.NO_LINK ? PathAlgebra.NO_LINK : load;
                }
            }
        };
    }

    /** True link costs by available bandwidth, in kbit/s. */
    public LinkCosts bandwidths() {
        return new LinkCosts() {
            @Override
            public int peers() {
                return World.this.peers();
            }

            @Override
            public boolean changes() {
                return bandwidths.changes();
            }

            @Override
            public int cost(int from, int to, long atMicros) {
                return linkBase(from, to, atMicros) == PathAlgebra.NO_LINK
                        ? PathAlgebra.NO_LINK
                        : bandwidthKbps(from, to, atMicros);
            }

            @Override
            public void row(int from, long atMicros, int[] costs) {
                for (int to = 0; to < peers(); to++) {
                    costs[to] = cost(from, to, atMicros);
                }
            }
        };
    }
}
