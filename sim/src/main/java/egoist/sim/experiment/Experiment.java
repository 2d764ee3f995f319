package egoist.sim.experiment;

import egoist.protocol.PeerConfig;
import egoist.protocol.metric.Metric;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.sim.engine.Simulator;
import egoist.sim.engine.SimulatorOptions;
import egoist.sim.game.EpochSample;
import egoist.sim.game.GameResult;
import egoist.sim.game.WiringGame;
import egoist.sim.measure.CostTable;
import egoist.sim.measure.OverlayCosts;
import egoist.sim.network.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs the cells of a plan: each as a wiring game or as a simulation of every message, in the world its seed gives. */
public final class Experiment implements CellRun {
    private final Plan plan;
    private final Worlds worlds;

    /** @param cells the cells that will be run, once each */
    public Experiment(Plan plan, List<Cell> cells) {
        this.plan = plan;
        this.worlds = new Worlds(plan, cells);
    }

    /** The world of a cell that has not been run yet; for those who want to know where peers sit. */
    public World world(Cell cell) {
        return worlds.of(cell).world;
    }

    @Override
    public @Nullable Replication run(Cell cell, BooleanSupplier stopped) {
        try {
            return plan.simulated() ? simulate(cell, stopped) : play(cell, stopped);
        } finally {
            worlds.release(cell);
        }
    }

    private @Nullable Replication play(Cell cell, BooleanSupplier stopped) {
        Worlds.Shared shared = worlds.of(cell);
        Metric metric = plan.metric(cell.metric());
        CostTable costs = shared.costs(metric);
        GameResult result = new WiringGame(
                        plan.game(),
                        plan.policies().get(cell.policy()).policy(),
                        costs,
                        cell.degree(),
                        Worlds.weights(plan.preference(), cell.peers()),
                        shared.penalty(metric),
                        shared.seeds)
                .play(stopped);
        if (result == null) {
            return null;
        }
        List<EpochSample> samples = result.samples();
        int measured = Math.min(plan.game().measureEpochs(), samples.size());
        int warmup = Math.min(plan.game().warmupEpochs(), samples.size());
        return replication(
                cell,
                samples,
                samples.subList(samples.size() - measured, samples.size()),
                samples.subList(warmup, samples.size()),
                Double.NaN,
                result.converged(),
                result.wirings(),
                result.overlay(),
                result.traceHash());
    }

    private @Nullable Replication simulate(Cell cell, BooleanSupplier stopped) {
        Worlds.Shared shared = worlds.of(cell);
        Metric metric = plan.metric(cell.metric());
        Plan.Choice choice = plan.policies().get(cell.policy());
        int degree = choice.policy().degree(cell.degree(), cell.peers());
        PeerConfig config = PeerConfig.from(plan.protocol(), degree, choice.policy(), metric, plan.preference());
        int[][] weights = Worlds.weights(plan.preference(), cell.peers());
        long penalty = shared.penalty(metric);
        List<EpochSample> samples = new ArrayList<>();
        long[] warmupBits = new long[1];
        Plan.Timing timing = plan.timing();
        SimulatorOptions options =
                SimulatorOptions.DEFAULT.withJoinOver(timing.joinOverMicros()).withDecision(timing.decisionMicros());
        try (Simulator simulator = new Simulator(config, shared.world, shared.seeds, options)) {
            for (long now = timing.sampleMicros(); now <= timing.durationMicros(); now += timing.sampleMicros()) {
                if (stopped.getAsBoolean()) {
                    return null;
                }
                simulator.run(now, timing.sampleMicros(), (at, seen) -> {
                    samples.add(observe(at, seen, metric, weights, penalty));
                    if (at <= timing.warmupMicros()) {
                        warmupBits[0] = seen.traffic().bits();
                    }
                });
            }
            List<EpochSample> measured = samples.stream()
                    .filter(sample -> sample.timeMicros() > timing.warmupMicros())
                    .toList();
            double seconds = (timing.durationMicros() - timing.warmupMicros()) / 1e6;
            double bits = (simulator.traffic().bits() - warmupBits[0]) / seconds / cell.peers();
            Wiring[] wirings =
                    IntStream.range(0, cell.peers()).mapToObj(simulator::wiring).toArray(Wiring[]::new);
            Overlay overlay = simulator.overlay();
            return replication(cell, samples, measured, measured, bits, false, wirings, overlay, simulator.traceHash());
        }
    }

    private EpochSample observe(
            long atMicros, Simulator simulator, Metric metric, int @Nullable [] @Nullable [] weights, long penalty) {
        int[] present =
                IntStream.range(0, simulator.peers()).filter(simulator::present).toArray();
        OverlayCosts costs = OverlayCosts.of(simulator.overlay(), metric.algebra(), present, weights, penalty);
        return new EpochSample(atMicros, costs, simulator.rewiredPeers(), Math.toIntExact(simulator.linksChanged()));
    }

    private static Replication replication(
            Cell cell,
            List<EpochSample> samples,
            List<EpochSample> measured,
            List<EpochSample> counted,
            double controlBitsPerSecond,
            boolean converged,
            Wiring[] wirings,
            Overlay overlay,
            long traceHash) {
        return new Replication(
                cell,
                mean(measured, sample -> sample.costs().mean()) / 1000,
                meanOrRest(counted, converged, EpochSample::rewiredPeers),
                meanOrRest(counted, converged, EpochSample::linksChanged),
                mean(measured, sample -> sample.costs().efficiencyMean()),
                samples.get(samples.size() - 1).costs().unreachablePairs(),
                controlBitsPerSecond,
                samples.size(),
                converged,
                samples,
                wirings,
                overlay,
                traceHash);
    }

    /** A game that came to rest within its warm-up re-wires no more. */
    private static double meanOrRest(
            List<EpochSample> samples, boolean converged, ToDoubleFunction<EpochSample> figure) {
        return samples.isEmpty() && converged ? 0 : mean(samples, figure);
    }

    private static double mean(List<EpochSample> samples, ToDoubleFunction<EpochSample> figure) {
        return samples.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }
}
