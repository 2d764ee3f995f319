package egoist.sim.experiment;

import egoist.protocol.metric.Metric;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.engine.FloodWorkload;
import egoist.sim.engine.Simulator;
import egoist.sim.measure.Measured;
import egoist.sim.network.World;
import egoist.sim.random.SeedStreams;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A cell that runs the workload simulators are set side by side by, with the real peers: counted is what arrives after the warm-up. */
final class FloodRun {
    private static final int LONGEST_LINK_MICROS = 201_000;

    private final Plan plan;
    private final Cell cell;
    private final FloodWorkload workload;

    /** The workload of a cell: its k, and the scenario's seed plus the cell's as the state of the generator. */
    FloodRun(Plan plan, Cell cell) {
        this.plan = plan;
        this.cell = cell;
        this.workload = new FloodWorkload(
                cell.peers(),
                cell.degree(),
                plan.seed() + cell.seed(),
                plan.timing().warmupMicros(),
                true);
    }

    /** The network the workload itself is made of. */
    World world() {
        SeedStreams seeds = new SeedStreams(plan.seed()).replication(cell.seed());
        return plan.network().world(workload.placement(), seeds);
    }

    /** Runs it to its end; null if it was stopped before. */
    @Nullable
    Replication run(CellWatch watch, BooleanSupplier stopped) {
        Metric metric = plan.metric(cell.metric());
        long penalty = plan.penalty() > 0 ? plan.penalty() : (long) cell.peers() * LONGEST_LINK_MICROS;
        Observations observations = new Observations(
                metric, cell.peers(), null, penalty, plan.timing().warmupMicros(), false, WiringPolicy.ANY_RELAYS);
        LongRun run = new LongRun(cell, workload.setting(), workload::beginning, observations, watch);
        try (Simulator simulator = run.simulator()) {
            if (!run.goOn(simulator, plan.timing(), stopped)) {
                return null;
            }
            return Experiment.observed(plan, cell, simulator, observations, 0)
                    .with(List.of(new Measured("delivered-messages", observations.delivered(simulator))));
        }
    }
}
