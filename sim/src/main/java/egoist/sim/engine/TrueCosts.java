package egoist.sim.engine;

import egoist.protocol.metric.Metric;
import egoist.sim.network.LinkCosts;
import egoist.sim.network.World;

/** What links of a world really cost by a metric, which peers only measure. */
final class TrueCosts {
    private TrueCosts() {}

    static LinkCosts of(Metric metric, World world) {
        if (metric.costIsOwnLoad()) {
            return world.loads();
        }
        return switch (metric.probe()) {
            case PING -> world.delays();
            case CHIRP -> world.bandwidths();
        };
    }
}
