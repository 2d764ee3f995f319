package egoist.sim.churn;

import java.util.BitSet;
import java.util.List;

/**
 * How much coming and going there is, as the paper counts it (EGOIST, CoNEXT 2008, section 4.4): each event that turns the set of
 * present peers U into U' counts |U xor U'| / max(|U|, |U'|), and their sum is divided by the time observed. At 50 peers, 0.01
 * per second is one event every two seconds.
 *
 * @param perSecond the churn rate
 * @param meanPresent peers present, on average over the time observed
 * @param joins events that brought a peer
 * @param departures events that took one
 */
public record ChurnRate(double perSecond, double meanPresent, int joins, int departures) {
    /**
     * The churn rate between two moments.
     *
     * @param events of a {@link ChurnModel}, in order of time
     * @param peers number of ids
     * @throws IllegalArgumentException if no time lies between the moments
     */
    public static ChurnRate of(List<ChurnEvent> events, int peers, long fromMicros, long untilMicros) {
        if (untilMicros <= fromMicros) {
            throw new IllegalArgumentException("no time from " + fromMicros + " to " + untilMicros + " us");
        }
        BitSet present = atStart(events, peers);
        double sum = 0;
        double peerMicros = 0;
        int joins = 0;
        int departures = 0;
        long last = fromMicros;
        for (ChurnEvent event : events) {
            boolean joining = event.kind() == ChurnEvent.Kind.JOIN;
            if (event.atMicros() >= untilMicros) {
                break;
            }
            if (joining == present.get(event.peer())) {
                continue;
            }
            int before = present.cardinality();
            present.set(event.peer(), joining);
            if (event.atMicros() >= fromMicros) {
                peerMicros += (double) before * (event.atMicros() - last);
                last = event.atMicros();
                sum += 1.0 / Math.max(before, present.cardinality());
                joins += joining ? 1 : 0;
                departures += joining ? 0 : 1;
            }
        }
        peerMicros += (double) present.cardinality() * (untilMicros - last);
        double span = untilMicros - fromMicros;
        return new ChurnRate(sum / (span / 1e6), peerMicros / span, joins, departures);
    }

    /** All are present at the start, except those whose first event is a join. */
    private static BitSet atStart(List<ChurnEvent> events, int peers) {
        BitSet present = new BitSet(peers);
        present.set(0, peers);
        BitSet seen = new BitSet(peers);
        for (ChurnEvent event : events) {
            if (!seen.get(event.peer())) {
                seen.set(event.peer());
                present.set(event.peer(), event.kind() != ChurnEvent.Kind.JOIN);
            }
        }
        return present;
    }
}
