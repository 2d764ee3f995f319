package egoist.sim.experiment;

import egoist.protocol.PeerConfig;
import egoist.protocol.metric.Metric;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.application.Application;
import egoist.sim.application.Surroundings;
import egoist.sim.churn.ChurnEvent;
import egoist.sim.churn.ChurnRate;
import egoist.sim.engine.Setting;
import egoist.sim.engine.Simulator;
import egoist.sim.engine.SimulatorOptions;
import egoist.sim.game.EpochSample;
import egoist.sim.measure.Measured;
import egoist.sim.measure.OverlayShape;
import egoist.sim.measure.PaperOverhead;
import egoist.sim.misbehaviour.Claims;
import egoist.sim.network.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs the cells of a plan: each as a wiring game or as a simulation of every message, in the world its seed gives. */
public final class Experiment implements CellRun {
    /** Of a full mesh up to this degree the rewirings are kept all the same. */
    private static final int SMALL_MESH = 10;

    private final Grid grid;
    private final Worlds worlds;
    private final CellWatch watch;
    private final int decisionThreads;

    /** @param cells the cells that will be run, once each */
    public Experiment(Plan plan, List<Cell> cells) {
        this(Grid.of(plan), cells);
    }

    /** @param cells the cells that will be run, once each */
    public Experiment(Grid grid, List<Cell> cells) {
        this(grid, cells, 1, CellWatch.NONE);
    }

    /**
     * An experiment that shares out the threads there are: where cells are fewer, each simulation computes its decisions on
     * several. Results are the same for any number.
     *
     * @param cells the cells that will be run, once each
     * @param threads 1 or more
     * @param watch looks after them while they are run
     */
    public Experiment(Grid grid, List<Cell> cells, int threads, CellWatch watch) {
        this.decisionThreads = Math.max(1, threads / Math.max(1, cells.size()));
        this.grid = grid;
        this.worlds = new Worlds(grid, cells);
        this.watch = watch;
    }

    @Override
    public @Nullable Replication run(Cell cell, BooleanSupplier stopped) {
        return run(cell, stopped, (replication, world) -> replication);
    }

    /**
     * Runs a cell and looks at the outcome together with its world, which is let go afterwards.
     *
     * @param then called at most once; not if the run was stopped
     */
    public <R extends @Nullable Object> @Nullable R run(
            Cell cell, BooleanSupplier stopped, BiFunction<Replication, World, R> then) {
        watch.began(cell);
        try {
            Plan plan = grid.plan(cell);
            if (plan.floods()) {
                FloodRun floods = new FloodRun(plan, cell);
                Replication run = floods.run(watch, stopped);
                return run == null ? null : then.apply(run.with(overhead(run)), floods.world());
            }
            Replication run = plan.simulated()
                    ? simulate(plan, cell, stopped)
                    : new GameRun(plan, cell, worlds.of(cell), keepsRewirings(cell)).play(watch.game(cell), stopped);
            return run == null
                    ? null
                    : then.apply(run.with(overhead(run)).with(tried(plan, cell, run)), worlds.of(cell).world);
        } finally {
            worlds.release(cell);
            watch.ended(cell);
        }
    }

    /** How much the others of its world care for each peer, the mean of their p_ij; empty where all are cared for alike. */
    public double[] popularity(Cell cell) {
        int[][] weights = Worlds.weights(grid.plan(cell).preference(), cell.peers());
        if (weights == null) {
            return new double[0];
        }
        double[] popularity = new double[cell.peers()];
        for (int peer = 0; peer < weights.length; peer++) {
            long sum = IntStream.of(weights[peer]).asLongStream().sum() - weights[peer][peer];
            for (int other = 0; other < popularity.length; other++) {
                popularity[other] += other == peer ? 0 : (double) weights[peer][other] / sum / (popularity.length - 1);
            }
        }
        return popularity;
    }

    /** What applications get out of the final wiring. */
    private List<Measured> tried(Plan plan, Cell cell, Replication run) {
        World world = worlds.of(cell).world;
        long atMicros = plan.simulated()
                ? plan.timing().durationMicros()
                : run.epochs() * plan.game().epochMicros();
        Surroundings surroundings = new Surroundings(
                run.overlay(),
                world.delays(),
                world.bandwidths(),
                Worlds.weights(plan.preference(), cell.peers()),
                atMicros);
        List<Measured> measured = new ArrayList<>();
        for (Application application : plan.applications()) {
            measured.addAll(application.measure(surroundings));
        }
        return measured;
    }

    static List<Measured> measured(OverlayShape shape) {
        return List.of(
                new Measured("directed-links", "all", shape.directedLinks()),
                new Measured("in-degree", "sd", shape.inDegreeDeviation()),
                new Measured("in-degree", "max", shape.inDegreeLargest()),
                new Measured("path-cost", "mean", shape.pathMean() / 1000),
                new Measured("path-cost", "p95", shape.path95() / 1000),
                new Measured("path-cost", "worst-target", shape.worstMean() / 1000),
                new Measured("path-cost", "max", shape.pathLongest() / 1000),
                new Measured("stretch", "mean", shape.stretchMean()),
                new Measured("stretch", "p95", shape.stretch95()));
    }

    private @Nullable Replication simulate(Plan plan, Cell cell, BooleanSupplier stopped) {
        Worlds.Shared shared = worlds.of(cell);
        Metric metric = plan.metric(cell.metric());
        Plan.Choice choice = plan.policies().get(cell.policy());
        int degree = choice.policy().degree(cell.degree(), cell.peers());
        PeerConfig config = PeerConfig.from(plan.protocol(), degree, choice.policy(), metric, plan.preference());
        Plan.Timing timing = plan.timing();
        List<ChurnEvent> churn = plan.churn().events(cell.peers(), timing.durationMicros(), shared.seeds);
        SimulatorOptions options = SimulatorOptions.DEFAULT
                .withJoinOver(timing.joinOverMicros())
                .withDecision(timing.decisionMicros())
                .withThreads(decisionThreads)
                .withChurn(churn)
                .withFaults(plan.faults());
        Claims claims = Claims.of(plan.misbehaviour(), cell.peers(), shared.seeds);
        Observations observations = observations(plan, cell, shared, metric);
        if (!churn.isEmpty()) {
            observations.withViews();
        }
        Observations honest = observations(plan, cell, shared, metric);
        if (!claims.honest()) {
            observations.among(claims, true);
            honest.among(claims, false);
            LongRun twin =
                    new LongRun(cell, Setting.of(config, shared.world, shared.seeds, options), honest, CellWatch.NONE);
            try (Simulator simulator = twin.simulator()) {
                if (!twin.goOn(simulator, timing, stopped)) {
                    return null;
                }
            }
        }
        Setting setting =
                Setting.of(plan.misbehaviour().audited(config), shared.world, shared.seeds, options.withClaims(claims));
        LongRun run = new LongRun(cell, setting, observations, watch);
        try (Simulator simulator = run.simulator()) {
            if (!run.goOn(simulator, timing, stopped)) {
                return null;
            }
            double epochs = (double) config.rewiring().epochMicros() / timing.sampleMicros();
            int[] present = IntStream.range(0, simulator.peers())
                    .filter(simulator::present)
                    .toArray();
            int relays = choice.policy().mostRelays();
            OverlayShape shape =
                    OverlayShape.of(simulator.overlay(), present, shared.costs(metric), simulator.nowMicros(), relays);
            return observed(plan, cell, simulator, observations, epochs)
                    .with(underChurn(plan, cell, churn, observations))
                    .with(
                            claims.honest()
                                    ? List.of()
                                    : observations.seen().misled.against(honest.seen().misled))
                    .with(measured(shape))
                    .with(PaperOverhead.of(cell.peers(), degree, config))
                    .routed(relays);
        }
    }

    private Observations observations(Plan plan, Cell cell, Worlds.Shared shared, Metric metric) {
        return new Observations(
                metric,
                cell.peers(),
                Worlds.weights(plan.preference(), cell.peers()),
                penalty(plan, shared, metric),
                plan.timing().warmupMicros(),
                keepsRewirings(cell),
                plan.policies().get(cell.policy()).policy().mostRelays());
    }

    /** What the paper plots of churn: its rate, and what the overlay is worth under it. */
    private static List<Measured> underChurn(Plan plan, Cell cell, List<ChurnEvent> churn, Observations observations) {
        if (churn.isEmpty()) {
            return List.of();
        }
        Plan.Timing timing = plan.timing();
        ChurnRate rate = ChurnRate.of(churn, cell.peers(), timing.warmupMicros(), timing.durationMicros());
        List<EpochSample> measured = observations.afterWarmup();
        RoutingViews views = Objects.requireNonNull(observations.views());
        return List.of(
                new Measured("churn-per-s", rate.perSecond()),
                new Measured("mean-present", rate.meanPresent()),
                new Measured(
                        "efficiency-per-ms",
                        mean(measured, sample -> sample.costs().efficiencyMean())),
                new Measured("routed-efficiency-per-ms", views.efficiency()),
                new Measured("unreachable-share", mean(measured, Experiment::unreachableShare)),
                new Measured("undelivered-share", views.undelivered()));
    }

    /** Measured traffic by kind, in the same units as the papers' formulas beside it. */
    private static List<Measured> overhead(Replication run) {
        List<Measured> measured = new ArrayList<>();
        for (KindTraffic share : run.traffic()) {
            measured.add(new Measured("originated-bits-per-s", share.kind(), share.originated()));
            measured.add(new Measured("forwarded-bits-per-s", share.kind(), share.forwarded()));
        }
        return measured;
    }

    private static double unreachableShare(EpochSample sample) {
        int present = sample.costs().perMember().length;
        return present < 2 ? Double.NaN : (double) sample.costs().unreachablePairs() / present / (present - 1);
    }

    /**
     * The figures every simulation has.
     *
     * @param epochs samples in an epoch, by which rewirings per sample become rewirings per epoch
     */
    static Replication observed(Plan plan, Cell cell, Simulator simulator, Observations observations, double epochs) {
        List<EpochSample> measured = observations.afterWarmup();
        double seconds = (plan.timing().durationMicros() - plan.timing().warmupMicros()) / 1e6;
        double bits = observations.measured(simulator).bits() / seconds;
        double present = measured.stream()
                .mapToInt(sample -> sample.costs().perMember().length)
                .average()
                .orElse(cell.peers());
        return new Replication(
                cell,
                mean(measured, sample -> sample.costs().mean()) / 1000,
                mean(measured, EpochSample::rewiredPeers) * epochs,
                mean(measured, EpochSample::linksChanged) * epochs,
                mean(measured, sample -> sample.costs().efficiencyMean()),
                last(observations.all()).costs().unreachablePairs(),
                bits / Math.max(1, present),
                observations.all().size(),
                false,
                observations.all(),
                IntStream.range(0, cell.peers()).mapToObj(simulator::wiring).toArray(Wiring[]::new),
                simulator.overlay(),
                simulator.traceHash(),
                observations.byKind(simulator, seconds * Math.max(1, present)),
                List.of(),
                WiringPolicy.ANY_RELAYS);
    }

    /** One replication of each treatment tells its single rewirings, unless every peer links to every other. */
    private boolean keepsRewirings(Cell cell) {
        return cell.seed() == 0 && grid.links(cell) < Math.max(cell.peers() - 1, SMALL_MESH);
    }

    static EpochSample last(List<EpochSample> samples) {
        return samples.get(samples.size() - 1);
    }

    static long penalty(Plan plan, Worlds.Shared shared, Metric metric) {
        return plan.penalty() > 0 ? plan.penalty() : shared.penalty(metric);
    }

    static double mean(List<EpochSample> samples, ToDoubleFunction<EpochSample> figure) {
        return samples.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }
}
