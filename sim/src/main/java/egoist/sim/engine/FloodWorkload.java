package egoist.sim.engine;

import egoist.protocol.PeerConfig;
import egoist.protocol.Timer;
import egoist.protocol.metric.DelayMetric;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.KRandom;
import egoist.protocol.policy.Preference;
import egoist.sim.network.LinkCosts;
import egoist.sim.random.SeedStreams;
import java.util.Map;

/**
 * A workload with known counts, for setting simulators side by side: every peer has 5 fixed links and announces them every 20 s
 * of virtual time; a peer that sees an announcement for the first time sends it on all its 5 links, also back to where it came
 * from. No loss, no churn, no processing time. The number of messages delivered is the same on every correct simulator.
 *
 * <p>Numbers come from SplitMix64 with state 42, {@code ni(b) = (next >>> 33) % b}: for each peer its phase ni(20000) ms, then 5
 * times a neighbour ni(n), drawn again while it is the peer itself or one it has, and the link's latency 1 + ni(200) ms. The
 * form in microseconds adds 7919 * (5 i + j) mod 1000 us to the latency of link j of peer i, and 7907 i mod 1000 us to its
 * phase, so that few events share a moment.
 */
public final class FloodWorkload implements Underlay, LinkCosts {
    /** Links of each peer. */
    public static final int DEGREE = 5;
    /** Microseconds from one announcement of a peer to its next. */
    public static final long PERIOD_MICROS = 20_000_000;

    /** When the first period begins, in the simulation that {@link #simulator} makes. */
    public static final long START_MICROS = PERIOD_MICROS;

    private static final int PHASES = 20_000;
    private static final int LATENCIES = 200;

    private final int peers;
    private final int[] neighbours;
    private final int[] latencyMicros;
    private final int[] phaseMicros;
    private long state = 42;

    /** @param fine whether latencies and phases have microseconds or are whole milliseconds */
    public FloodWorkload(int peers, boolean fine) {
        if (peers <= DEGREE) {
            throw new IllegalArgumentException(peers + " peers cannot have " + DEGREE + " neighbours each");
        }
        this.peers = peers;
        this.neighbours = new int[peers * DEGREE];
        this.latencyMicros = new int[peers * DEGREE];
        this.phaseMicros = new int[peers];
        for (int peer = 0; peer < peers; peer++) {
            phaseMicros[peer] = 1000 * draw(PHASES) + (fine ? (int) (7907L * peer % 1000) : 0);
            for (int link = peer * DEGREE; link < (peer + 1) * DEGREE; link++) {
                neighbours[link] = drawNeighbour(peer, link);
                latencyMicros[link] = 1000 * (1 + draw(LATENCIES)) + (fine ? (int) (7919L * link % 1000) : 0);
            }
        }
    }

    private int drawNeighbour(int peer, int link) {
        while (true) {
            int drawn = draw(peers);
            boolean known = drawn == peer;
            for (int other = peer * DEGREE; other < link; other++) {
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

    /** The {@code index}-th neighbour of a peer, in the order of drawing, index 0 to 4. */
    public int neighbour(int peer, int index) {
        return neighbours[peer * DEGREE + index];
    }

    /** Latency of the link to the {@code index}-th neighbour. */
    public int latencyMicros(int peer, int index) {
        return latencyMicros[peer * DEGREE + index];
    }

    /** When a peer announces first, counted from the start of the workload. */
    public int phaseMicros(int peer) {
        return phaseMicros[peer];
    }

    /** The 5 neighbours of a peer. */
    public Wiring wiring(int peer) {
        int[] ids = new int[DEGREE];
        System.arraycopy(neighbours, peer * DEGREE, ids, 0, DEGREE);
        return Wiring.of(ids);
    }

    /**
     * The workload with the real peers, ready to begin at {@link #START_MICROS}: every peer is there and has its 5 links open,
     * and nothing but announcements is to come. What arrives from then on counts.
     */
    public Simulator simulator() {
        SimulatorOptions options = SimulatorOptions.DEFAULT.withJoinOver(0);
        Simulator simulator = new Simulator(config(), peers, this, this, new SeedStreams(1), options);
        simulator.run(1);
        for (int peer = 0; peer < peers; peer++) {
            simulator.impose(peer, wiring(peer));
        }
        simulator.run(START_MICROS);
        return simulator;
    }

    /** Peers that do nothing but announce their links every 20 s and pass on the announcements of others. */
    private static PeerConfig config() {
        Map<String, ?> values = Map.of(
                "announce", "periodic",
                "announce-period", "20s",
                "flooding", "out",
                "expiry", "7d",
                "remove", "1d",
                "ping", "0s",
                "keep-alive", "0s",
                "epoch", "0s",
                "sync", false);
        Parameters protocol = new Parameters(PeerConfig.parameters(), values);
        return PeerConfig.from(protocol, DEGREE, new KRandom(), new DelayMetric(), Preference.UNIFORM);
    }

    /** Announcements at the phases of the workload; peers wake for nothing else. */
    @Override
    public long wakeMicros(int peer, Timer timer, long dueMicros) {
        if (timer != Timer.ANNOUNCE) {
            return Long.MAX_VALUE;
        }
        long first = START_MICROS + phaseMicros[peer];
        long periods = (dueMicros - first + PERIOD_MICROS - 1) / PERIOD_MICROS;
        return first + Math.max(0, periods) * PERIOD_MICROS;
    }

    @Override
    public int cost(int from, int to, long atMicros) {
        return oneWayMicros(from, to, atMicros);
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
        int first = from * DEGREE;
        for (int link = first; link < first + DEGREE; link++) {
            if (neighbours[link] == to) {
                return latencyMicros[link];
            }
        }
        return 1000;
    }
}
