package egoist.sim.churn;

import egoist.sim.random.SeedStreams;
import java.util.List;

/** A law by which peers come and go; every policy of a replication meets the same events. */
public interface ChurnModel {
    /**
     * All joins and departures before {@code untilMicros} among peers 0 to {@code peers - 1}, in order of time. All peers are
     * present at the start, except those whose first event is a join.
     */
    List<ChurnEvent> events(int peers, long untilMicros, SeedStreams seeds);
}
