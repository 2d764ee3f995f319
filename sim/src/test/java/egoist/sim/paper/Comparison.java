package egoist.sim.paper;

import egoist.protocol.PeerConfig;
import egoist.protocol.metric.Metrics;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.Preference;
import egoist.protocol.policy.WiringPolicies;
import egoist.sim.churn.ChurnModels;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Experiment;
import egoist.sim.experiment.ExperimentRunner;
import egoist.sim.experiment.Plan;
import egoist.sim.experiment.Replication;
import egoist.sim.game.GameConfig;
import egoist.sim.misbehaviour.Misbehaviour;
import egoist.sim.network.BandwidthModels;
import egoist.sim.network.JitterModels;
import egoist.sim.network.LatencyModels;
import egoist.sim.network.LoadModels;
import egoist.sim.network.Network;
import egoist.sim.report.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A comparison of policies as the paper tests state it: only what differs from the paper's setting is named. */
record Comparison(
        String metric, List<Integer> degrees, List<String> policies, int seeds, Network network, Map<String, ?> game) {

    static Network network(Map<String, ?> latency, Map<String, ?> load, Map<String, ?> bandwidth) {
        return new Network(
                LatencyModels.registry().get(model(latency)).create(values(latency)),
                JitterModels.registry().get("none").create(Map.of()),
                LoadModels.registry().get(model(load)).create(values(load)),
                BandwidthModels.registry().get(model(bandwidth)).create(values(bandwidth)),
                0);
    }

    private static String model(Map<String, ?> block) {
        return String.valueOf(block.get("model"));
    }

    private static Map<String, ?> values(Map<String, ?> block) {
        Map<String, Object> values = new java.util.LinkedHashMap<>(block);
        values.remove("model");
        return values;
    }

    /** The five policies of Figure 1. */
    static List<String> figureOnePolicies() {
        return List.of("k-random", "k-closest", "k-regular", "best-response", "full-mesh");
    }

    /** Plays it with 50 peers and returns the summary. */
    List<Summary.Row> run() {
        Plan plan = new Plan(
                false,
                false,
                List.of(50),
                degrees,
                List.of(Metrics.registry().get(metric).create(Map.of())),
                policies.stream()
                        .map(name -> new Plan.Choice(
                                name, name, WiringPolicies.registry().get(name).create(Map.of())))
                        .toList(),
                Preference.UNIFORM,
                seeds,
                1,
                0,
                network,
                GameConfig.from(new Parameters(GameConfig.parameters(), game)),
                Parameters.defaults(PeerConfig.parameters()),
                ChurnModels.registry().get("none").create(Map.of()),
                List.of(),
                Misbehaviour.NONE,
                List.of(),
                new Plan.Timing(1, 0, 1, 0, 0));
        List<Cell> cells = plan.cells();
        List<Replication> results = new ArrayList<>();
        new ExperimentRunner(2).run(cells, plan.twins(cells), new Experiment(plan, cells), new Collector(results));
        return Summary.of(results, plan.reference());
    }

    private record Collector(List<Replication> results) implements ExperimentRunner.Listener {
        @Override
        public void done(int cells, int total) {}

        @Override
        public void result(Replication replication) {
            results.add(replication.withoutDetail());
        }

        @Override
        public void failed(Cell cell, RuntimeException cause) {
            throw new AssertionError(cell.toString(), cause);
        }
    }

    /** The row of a policy. */
    static Summary.Row row(List<Summary.Row> rows, String policy, int degree) {
        return stream(rows, policy)
                .filter(row -> row.degree() == degree)
                .findFirst()
                .orElseThrow();
    }

    static Stream<Summary.Row> stream(List<Summary.Row> rows, String policy) {
        return rows.stream().filter(row -> row.policy().equals(policy));
    }
}
