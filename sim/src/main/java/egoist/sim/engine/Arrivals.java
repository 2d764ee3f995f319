package egoist.sim.engine;

import egoist.sim.churn.ChurnEvent;
import egoist.sim.random.SeedStreams;

/** When peers come for the first time. */
final class Arrivals {
    private Arrivals() {}

    /**
     * Queues the first join of everyone who is not to come later by a churn event.
     *
     * @throws IllegalArgumentException if churn names a peer that does not exist
     */
    static void schedule(EventQueue queue, int peers, SimulatorOptions options, SeedStreams seeds) {
        boolean[] late = new boolean[peers];
        boolean[] seen = new boolean[peers];
        for (ChurnEvent event : options.churn()) {
            if (event.peer() < 0 || event.peer() >= peers) {
                throw new IllegalArgumentException(event + " among " + peers + " peers");
            }
            late[event.peer()] |= !seen[event.peer()] && event.kind() == ChurnEvent.Kind.JOIN;
            seen[event.peer()] = true;
        }
        for (int id = 0; id < peers; id++) {
            if (!late[id]) {
                long at = seeds.stream("arrival", id).nextLong(options.joinOverMicros() + 1);
                queue.push(at, Events.of(Events.FIRST_JOIN, id));
            }
        }
    }
}
