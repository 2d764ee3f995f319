package egoist.sim.engine;

import egoist.protocol.PeerConfig;
import egoist.protocol.Timer;
import egoist.protocol.metric.DelayMetric;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.KRandom;
import egoist.protocol.policy.Preference;
import egoist.sim.network.LinkCosts;
import egoist.sim.network.Placement;
import egoist.sim.random.SeedStreams;
import java.util.Arrays;
import java.util.Map;

/**
 * A workload with known counts, for setting simulators side by side: every peer has k = 5 fixed links and announces them every
 * 20 s of virtual time; a peer that sees an announcement for the first time sends it on all its links, also back to where it
 * came from. No loss, no churn, no processing time. The number of messages delivered is the same on every correct simulator.
 *
 * <p>Numbers come from SplitMix64 with state 42, {@code ni(b) = (next >>> 33) % b}: for each peer its phase ni(20000) ms, then k
 * times a neighbour ni(n), drawn again while it is the peer itself or one it has, and the link's latency 1 + ni(200) ms. The
 * form in microseconds adds 7919 * (k i + j) mod 1000 us to the latency of link j of peer i, and 7907 i mod 1000 us to its
 * phase, so that few events share a moment.
 */
public final class FloodWorkload implements Underlay, LinkCosts {
    /** Links of each peer in the published form. */
    public static final int DEGREE = 5;
    /** State of the generator in the published form. */
    public static final long STATE = 42;
    /** Microseconds from one announcement of a peer to its next. */
    public static final long PERIOD_MICROS = 20_000_000;

    /** When the first period begins in the published form. */
    public static final long START_MICROS = PERIOD_MICROS;

    /** How long all links take to open before the first period. */
    public static final long OPENING_MICROS = 1_000_000;

    private static final int PHASES = 20_000;
    private static final int LATENCIES = 200;

    private final int peers;
    private final int degree;
    private final long startMicros;
    private final int[] neighbours;
    private final int[] latencyMicros;
    private final int[] phaseMicros;
    private final Setting setting;
    private long state;

    /**
     * The workload as it is published.
     *
     * @param fine whether latencies and phases have microseconds or are whole milliseconds
     */
    public FloodWorkload(int peers, boolean fine) {
        this(peers, DEGREE, STATE, START_MICROS, fine);
    }

    /**
     * The workload with other links.
     *
     * @param degree k, less than the number of peers
     * @param state the generator's, from which all numbers follow
     * @param startMicros when the first period begins, {@link #OPENING_MICROS} or later
     */
    public FloodWorkload(int peers, int degree, long state, long startMicros, boolean fine) {
        if (peers <= degree) {
            throw new IllegalArgumentException(peers + " peers cannot have " + degree + " neighbours each");
        }
        if (startMicros < OPENING_MICROS) {
            throw new IllegalArgumentException("floods cannot begin at " + startMicros + " us, before links are open");
        }
        this.peers = peers;
        this.degree = degree;
        this.state = state;
        this.startMicros = startMicros;
        this.neighbours = new int[peers * degree];
        this.latencyMicros = new int[peers * degree];
        this.phaseMicros = new int[peers];
        for (int peer = 0; peer < peers; peer++) {
            phaseMicros[peer] = 1000 * draw(PHASES) + (fine ? (int) (7907L * peer % 1000) : 0);
            for (int link = peer * degree; link < (peer + 1) * degree; link++) {
                neighbours[link] = drawNeighbour(peer, link);
                latencyMicros[link] = 1000 * (1 + draw(LATENCIES)) + (fine ? (int) (7919L * link % 1000) : 0);
            }
        }
        SimulatorOptions options = SimulatorOptions.DEFAULT.withJoinOver(0);
        this.setting = new Setting(config(degree), peers, this, this, new SeedStreams(1), options);
    }

    private int drawNeighbour(int peer, int link) {
        while (true) {
            int drawn = draw(peers);
            boolean known = drawn == peer;
            for (int other = peer * degree; other < link; other++) {
                known |= neighbours[other] == drawn;
            }
            if (!known) {
                return drawn;
            }
        }
    }

    private int draw(int bound) {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (int) (((z ^ (z >>> 31)) >>> 33) % bound);
    }

    @Override
    public int peers() {
        return peers;
    }

    /** The {@code index}-th neighbour of a peer, in the order of drawing, index 0 to k - 1. */
    public int neighbour(int peer, int index) {
        return neighbours[peer * degree + index];
    }

    /** Latency of the link to the {@code index}-th neighbour. */
    public int latencyMicros(int peer, int index) {
        return latencyMicros[peer * degree + index];
    }

    /** When a peer announces first, counted from the start of the workload. */
    public int phaseMicros(int peer) {
        return phaseMicros[peer];
    }

    /** The neighbours of a peer. */
    public Wiring wiring(int peer) {
        return Wiring.of(Arrays.copyOfRange(neighbours, peer * degree, (peer + 1) * degree));
    }

    /** k, links of each peer. */
    public int degree() {
        return degree;
    }

    /** When the first period begins. */
    public long startMicros() {
        return startMicros;
    }

    /** What a simulation of it with the real peers is made from. */
    public Setting setting() {
        return setting;
    }

    /** The workload with the real peers, all there, about to open their links. */
    public Simulator beginning() {
        Simulator simulator = new Simulator(setting);
        simulator.run(1);
        for (int peer = 0; peer < peers; peer++) {
            simulator.impose(peer, wiring(peer));
        }
        return simulator;
    }

    /**
     * The workload with the real peers, ready to begin at {@link #startMicros}: every peer is there and has its links open, and
     * nothing but announcements is to come. What arrives from then on counts.
     */
    public Simulator simulator() {
        Simulator simulator = beginning();
        simulator.run(startMicros);
        return simulator;
    }

    /** Where its peers sit: nobody knows, but delays are those of its links. */
    public Placement placement() {
        return new Placement() {
            @Override
            public int peers() {
                return peers;
            }

            @Override
            public int oneWayMicros(int from, int to, long atMicros) {
                return from == to ? 0 : FloodWorkload.this.oneWayMicros(from, to, atMicros);
            }
        };
    }

    /**
     * Peers that do nothing but announce their links and pass on the announcements of others. They would announce more often than
     * every 20 s, were it not for {@link #wakeMicros}: so the first period can begin at any time.
     */
    private static PeerConfig config(int degree) {
        Map<String, ?> values = Map.of(
                "announce", "periodic",
                "announce-period", "500ms",
                "flooding", "out",
                "expiry", "7d",
                "remove", "1d",
                "ping", "0s",
                "keep-alive", "0s",
                "epoch", "0s",
                "sync", false);
        Parameters protocol = new Parameters(PeerConfig.parameters(), values);
        return PeerConfig.from(protocol, degree, new KRandom(), new DelayMetric(), Preference.UNIFORM);
    }

    /** Announcements at the phases of the workload; peers wake for nothing else. */
    @Override
    public long wakeMicros(int peer, Timer timer, long dueMicros) {
        if (timer != Timer.ANNOUNCE) {
            return Long.MAX_VALUE;
        }
        long first = startMicros + phaseMicros[peer];
        long periods = (dueMicros - first + PERIOD_MICROS - 1) / PERIOD_MICROS;
        return first + Math.max(0, periods) * PERIOD_MICROS;
    }

    @Override
    public int cost(int from, int to, long atMicros) {
        return from == to ? PathAlgebra.NO_LINK : oneWayMicros(from, to, atMicros);
    }

    @Override
    public void row(int from, long atMicros, int[] costs) {
        for (int to = 0; to < peers; to++) {
            costs[to] = cost(from, to, atMicros);
        }
    }

    /** The latency of the link; a millisecond between peers without one, for what they say to each other beside flooding. */
    @Override
    public int oneWayMicros(int from, int to, long atMicros) {
        int first = from * degree;
        for (int link = first; link < first + degree; link++) {
            if (neighbours[link] == to) {
                return latencyMicros[link];
            }
        }
        return 1000;
    }
}
