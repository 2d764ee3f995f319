package egoist.sim.engine;

import egoist.protocol.Bootstrap;
import egoist.protocol.Timer;
import egoist.protocol.metric.PathAlgebra;
import egoist.sim.fault.Fault;
import egoist.sim.fault.Transit;
import java.util.List;

/**
 * The stage between sending and delivery: what becomes of a message, from the underlay and the faults in force. Its fate is a
 * pure function of (seed, from, to, time), so that no message's fate depends on how many were sent before it.
 */
final class Network {
    /** Instead of a delay: the message does not arrive. */
    static final long LOST = -1;

    private static final Fault[] NONE = new Fault[0];
    private static final int MILLION = 1_000_000;
    /** Faults together slow no clock by so much. */
    private static final int MOST_DRIFT_PPM = 900_000;

    private final Underlay underlay;
    private final long bootstrapMicros;
    private final List<Fault> faults;
    private final long seed;
    /** A message is lost by the underlay when the top 53 bits of its hash are below this. */
    private final long lossThreshold;

    /** The faults in force until {@link #nextChange}. */
    private Fault[] inForce = NONE;

    private long nextChange;
    private final Transit transit = new Transit();
    private long repeatMicros = LOST;

    Network(Underlay underlay, SimulatorOptions options, long seed) {
        this.underlay = underlay;
        this.bootstrapMicros = options.bootstrapMicros();
        this.faults = options.faults();
        this.seed = seed;
        this.lossThreshold = (long) (underlay.lossProbability() * (1L << 53));
        this.nextChange = faults.isEmpty() ? Long.MAX_VALUE : 0;
    }

    /** Microseconds on the way between two ids, one of which may be {@link Bootstrap#ID}, or {@link #LOST}. */
    long delayMicros(int from, int to, long atMicros) {
        long delay = from == Bootstrap.ID || to == Bootstrap.ID
                ? bootstrapMicros
                : underlay.oneWayMicros(from, to, atMicros);
        if (delay == PathAlgebra.NO_LINK || (lossThreshold > 0 && hash(from, to, atMicros) < lossThreshold)) {
            repeatMicros = LOST;
            return LOST;
        }
        return faulty(atMicros) ? troubled(from, to, atMicros, delay) : delay;
    }

    private long troubled(int from, int to, long atMicros, long delay) {
        transit.begin(from, to, atMicros, delay, seed);
        for (Fault fault : inForce) {
            fault.onMessage(transit);
        }
        repeatMicros = transit.lost() ? LOST : transit.repeatMicros();
        return transit.lost() ? LOST : transit.delayMicros();
    }

    /** Microseconds until a second copy of the message asked about last arrives, or {@link #LOST} if there is none. */
    long repeatMicros() {
        return repeatMicros;
    }

    /** Whether any fault is in force. */
    boolean faulty(long atMicros) {
        if (atMicros >= nextChange) {
            findInForce(atMicros);
        }
        return inForce.length > 0;
    }

    private void findInForce(long atMicros) {
        inForce = faults.stream()
                .filter(fault -> fault.fromMicros() <= atMicros && atMicros < fault.untilMicros())
                .toArray(Fault[]::new);
        nextChange = Long.MAX_VALUE;
        for (Fault fault : faults) {
            if (fault.fromMicros() > atMicros) {
                nextChange = Math.min(nextChange, fault.fromMicros());
            }
            if (fault.untilMicros() > atMicros) {
                nextChange = Math.min(nextChange, fault.untilMicros());
            }
        }
        repeatMicros = LOST;
    }

    /** Until when the peer stands still, or 0 if it does not. */
    long pausedUntilMicros(int peer, long atMicros) {
        long until = 0;
        if (faulty(atMicros)) {
            for (Fault fault : inForce) {
                if (fault.pauses(peer)) {
                    until = Math.max(until, fault.untilMicros());
                }
            }
        }
        return until;
    }

    /**
     * Whether the peer's clock is ever fast or slow.
     *
     * @throws IllegalArgumentException if it could stand still, because several faults slow it
     */
    boolean drifts(int peer) {
        boolean drifts = false;
        int slowest = 0;
        for (Fault fault : faults) {
            drifts |= fault.driftPpm(peer) != 0;
            slowest += Math.min(0, fault.driftPpm(peer));
        }
        if (slowest <= -MOST_DRIFT_PPM) {
            throw new IllegalArgumentException("faults slow the clock of peer " + peer + " by " + -slowest
                    + " millionths; together they may take less than " + MOST_DRIFT_PPM);
        }
        return drifts;
    }

    /** By how many millionths the peer's clock is fast at that moment. */
    int driftPpm(int peer, long atMicros) {
        int ppm = 0;
        if (faulty(atMicros)) {
            for (Fault fault : inForce) {
                ppm += fault.driftPpm(peer);
            }
        }
        return ppm;
    }

    /** How far ahead the peer's clock is at that moment: what all drifts came to so far. */
    long aheadMicros(int peer, long atMicros) {
        long ahead = 0;
        for (Fault fault : faults) {
            long ppm = fault.driftPpm(peer);
            if (ppm != 0) {
                long in = Math.max(0, Math.min(atMicros, fault.untilMicros()) - fault.fromMicros());
                ahead += in / MILLION * ppm + in % MILLION * ppm / MILLION;
            }
        }
        return ahead;
    }

    /** When a wake-up due at {@code dueMicros} comes. */
    long wakeMicros(int peer, Timer timer, long dueMicros) {
        return underlay.wakeMicros(peer, timer, dueMicros);
    }

    int bandwidthKbps(int from, int to, long atMicros) {
        return underlay.bandwidthKbps(from, to, atMicros);
    }

    int loadThousandths(int peer, long atMicros) {
        return underlay.loadThousandths(peer, atMicros);
    }

    /** 53 random bits for one message (the finisher of SplitMix64). */
    private long hash(int from, int to, long atMicros) {
        long z = seed + atMicros * 0x9E3779B97F4A7C15L + ((long) from << 32 | (to & 0xFFFFFFFFL)) * 0xD1342543DE82EF95L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) >>> 11;
    }
}
