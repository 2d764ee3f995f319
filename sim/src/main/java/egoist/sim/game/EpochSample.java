package egoist.sim.game;

import egoist.sim.measure.OverlayCosts;
import java.util.List;

/**
 * What one epoch of a game, or one observation of a protocol run, saw.
 *
 * @param timeMicros virtual time at its end
 * @param costs costs of the wirings in force at its end
 * @param rewiredPeers peers whose wiring changed in it
 * @param linksChanged links that are new in it
 * @param rewirings every change of wiring in it, in order, where they were asked for; the first epoch's begin with the links
 *     everyone started from
 */
public record EpochSample(
        long timeMicros, OverlayCosts costs, int rewiredPeers, int linksChanged, List<Rewiring> rewirings) {

    /** A sample without the single rewirings. */
    public EpochSample(long timeMicros, OverlayCosts costs, int rewiredPeers, int linksChanged) {
        this(timeMicros, costs, rewiredPeers, linksChanged, List.of());
    }
}
