package egoist.sim.report.compare;

import egoist.sim.report.results.ResultRows.Run;
import egoist.sim.report.results.Treatment;
import java.util.Locale;

/** A figure of a replication that runs are compared by. */
public enum Quantity {
    COST,
    REWIRED,
    LINKS,
    EFFICIENCY,
    UNREACHABLE,
    BITS;

    /** NaN where it does not apply. */
    public double of(Run run) {
        return switch (this) {
            case COST -> run.cost();
            case REWIRED -> run.rewiredPeersPerEpoch();
            case LINKS -> run.linksChangedPerEpoch();
            case EFFICIENCY -> run.efficiency();
            case UNREACHABLE -> run.unreachablePairs();
            case BITS -> run.controlBitsPerSecond();
        };
    }

    /** Whether more of it is better; for the cost it is the metric that decides. */
    public boolean moreIsBetter(String metric) {
        return this == EFFICIENCY || (this == COST && Treatment.widerIsBetter(metric));
    }

    /** As on the command line: {@code cost}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
