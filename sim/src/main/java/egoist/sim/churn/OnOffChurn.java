package egoist.sim.churn;

import egoist.sim.random.SeedStreams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Each peer alternates, independently of all others, between being there for a session and being away for an absence. The
 * churn rate as the paper counts it ({@link ChurnRate}) is 2 / mean session per second.
 *
 * @param sessions lengths of sessions
 * @param absences lengths of absences
 * @param crashes share of the departures that happen without a word, 0 to 1
 * @param beginMicros nobody departs before
 */
record OnOffChurn(Lengths sessions, Lengths absences, double crashes, long beginMicros) implements ChurnModel {
    /** A distribution of lengths of time. */
    @FunctionalInterface
    interface Lengths {
        /** A draw in microseconds, from one uniform number in (0, 1]. */
        double micros(double uniform);
    }

    @Override
    public List<ChurnEvent> events(int peers, long untilMicros, SeedStreams seeds) {
        List<ChurnEvent> events = new ArrayList<>();
        for (int peer = 0; peer < peers; peer++) {
            SplittableRandom random = seeds.stream("churn", peer);
            long at = beginMicros + draw(sessions, random);
            while (at < untilMicros) {
                boolean crash = random.nextDouble() < crashes;
                events.add(new ChurnEvent(at, peer, crash ? ChurnEvent.Kind.CRASH : ChurnEvent.Kind.LEAVE));
                at += draw(absences, random);
                if (at < untilMicros) {
                    events.add(new ChurnEvent(at, peer, ChurnEvent.Kind.JOIN));
                }
                at += draw(sessions, random);
            }
        }
        events.sort(Comparator.comparingLong(ChurnEvent::atMicros).thenComparingInt(ChurnEvent::peer));
        return events;
    }

    /** At least a millisecond, so that a peer never comes and goes at one moment; at most some 30,000 years. */
    private static long draw(Lengths lengths, SplittableRandom random) {
        return (long) Math.max(1_000, Math.min(1e18, lengths.micros(1 - random.nextDouble())));
    }
}
