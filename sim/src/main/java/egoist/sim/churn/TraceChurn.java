package egoist.sim.churn;

import egoist.sim.random.SeedStreams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Peers come and go as measured nodes did, with time compressed to raise churn as the paper does (EGOIST, CoNEXT 2008, section
 * 4.4). Each replication draws its nodes anew among those that are up at some time of the run. A trace that is used up begins again.
 *
 * @param changingOnly whether nodes that were never seen to change are left out
 * @param fromMicros time of the trace at which the run begins
 * @param compression seconds of the trace that pass in a second
 * @param crashes share of the departures that happen without a word, 0 to 1
 * @param beginMicros virtual time at which the trace begins to pass; until then everyone is as at its beginning
 */
record TraceChurn(
        SessionTrace trace, boolean changingOnly, long fromMicros, double compression, double crashes, long beginMicros)
        implements ChurnModel {
    /** Sessions and absences shorter than this do not happen. */
    private static final long SHORTEST_MICROS = 1_000;

    @Override
    public List<ChurnEvent> events(int peers, long untilMicros, SeedStreams seeds) {
        List<SessionTrace.Node> pool = new ArrayList<>();
        for (SessionTrace.Node node : trace.nodes()) {
            if ((node.changes() || !changingOnly) && firstSession(node) < traceTime(untilMicros)) {
                pool.add(node);
            }
        }
        if (pool.size() < peers) {
            throw new IllegalArgumentException(trace.file() + ": " + pool.size()
                    + " nodes are up at some time of the run; that is too few for " + peers + " peers");
        }
        List<ChurnEvent> events = new ArrayList<>();
        SplittableRandom draw = seeds.stream("churn-nodes");
        for (int peer = 0; peer < peers; peer++) {
            int chosen = peer + draw.nextInt(pool.size() - peer);
            SessionTrace.Node node = pool.get(chosen);
            pool.set(chosen, pool.get(peer));
            live(peer, node, untilMicros, seeds.stream("churn", peer), events);
        }
        events.sort(Comparator.comparingLong(ChurnEvent::atMicros).thenComparingInt(ChurnEvent::peer));
        return events;
    }

    /** Goes through the sessions of one node from the beginning of the run on, round after round. */
    private void live(
            int peer, SessionTrace.Node node, long untilMicros, SplittableRandom random, List<ChurnEvent> events) {
        long upSince = Long.MIN_VALUE;
        long downSince = Long.MIN_VALUE;
        for (long round = fromMicros / node.spanMicros(); ; round++) {
            for (int i = 0; i < node.upMicros().length; i++) {
                long up = virtualTime(round * node.spanMicros() + node.upMicros()[i]);
                long down = virtualTime(round * node.spanMicros() + node.downMicros()[i]);
                if (up >= untilMicros) {
                    depart(peer, upSince, downSince, untilMicros, random, events);
                    return;
                }
                if (down <= beginMicros || down - up < SHORTEST_MICROS) {
                    continue;
                }
                boolean goesOn = downSince != Long.MIN_VALUE && up - downSince < SHORTEST_MICROS;
                if (!goesOn) {
                    depart(peer, upSince, downSince, untilMicros, random, events);
                    if (up > beginMicros) {
                        events.add(new ChurnEvent(up, peer, ChurnEvent.Kind.JOIN));
                    }
                    upSince = up;
                }
                downSince = down;
                if (down >= untilMicros) {
                    return;
                }
            }
        }
    }

    private void depart(
            int peer, long up, long down, long untilMicros, SplittableRandom random, List<ChurnEvent> events) {
        if (up != Long.MIN_VALUE && down < untilMicros) {
            boolean crash = random.nextDouble() < crashes;
            events.add(new ChurnEvent(down, peer, crash ? ChurnEvent.Kind.CRASH : ChurnEvent.Kind.LEAVE));
        }
    }

    /** When, in time of the trace, the node is first up from the beginning of the run on. */
    private long firstSession(SessionTrace.Node node) {
        long round = fromMicros / node.spanMicros();
        for (int i = 0; i < node.upMicros().length; i++) {
            if (round * node.spanMicros() + node.downMicros()[i] > fromMicros) {
                return round * node.spanMicros() + node.upMicros()[i];
            }
        }
        return (round + 1) * node.spanMicros() + node.upMicros()[0];
    }

    private double traceTime(long virtualMicros) {
        return fromMicros + Math.max(0, virtualMicros - beginMicros) * compression;
    }

    private long virtualTime(long traceMicros) {
        return beginMicros + Math.round((traceMicros - fromMicros) / compression);
    }
}
