package egoist.benchmarks;

import egoist.protocol.PeerConfig;
import egoist.protocol.metric.DelayMetric;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.Preference;
import egoist.protocol.policy.WiringPolicies;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.churn.ChurnEvent;
import egoist.sim.churn.ChurnModels;
import egoist.sim.engine.Simulator;
import egoist.sim.engine.SimulatorOptions;
import egoist.sim.network.BandwidthModels;
import egoist.sim.network.JitterModels;
import egoist.sim.network.LatencyModels;
import egoist.sim.network.LoadModels;
import egoist.sim.network.Network;
import egoist.sim.random.SeedStreams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fixtures: what {@code scenarios/thousand-live.yaml} runs, peers of degree 5 in the geographic world under churn of 1e-3. */
final class LiveOverlay {
    private static final int DEGREE = 5;
    private static final long SECOND = 1_000_000;

    private LiveOverlay() {}

    /**
     * A simulation at its beginning.
     *
     * @param seconds virtual time for which there is churn
     * @param changes to the protocol's defaults; {@code epsilon}, {@code swaps} and {@code sample}, the size of a sample of candidates,
     *     are the policy's
     */
    static Simulator simulator(int peers, long seconds, int threads, Map<String, String> changes) {
        Map<String, String> protocol = new HashMap<>(changes);
        protocol.keySet().removeAll(List.of("swaps", "epsilon", "sample"));
        WiringPolicy policy = policy(changes);
        PeerConfig config = PeerConfig.from(
                new Parameters(PeerConfig.parameters(), protocol),
                DEGREE,
                policy,
                new DelayMetric(),
                Preference.UNIFORM);
        SeedStreams seeds = new SeedStreams(1);
        List<ChurnEvent> churn = ChurnModels.registry()
                .get("exponential")
                .create(Map.of("session", "1800s", "absence", "200s", "begin", "60s"))
                .events(peers, seconds * SECOND, seeds);
        SimulatorOptions options = SimulatorOptions.DEFAULT
                .withJoinOver(60 * SECOND)
                .withThreads(threads)
                .withChurn(churn);
        return new Simulator(config, network().world(peers, seeds), seeds, options);
    }

    private static WiringPolicy policy(Map<String, String> changes) {
        Map<String, Object> search = new HashMap<>();
        if (changes.containsKey("epsilon")) {
            search.put("epsilon", Double.valueOf(changes.get("epsilon")));
        }
        if (changes.containsKey("sample")) {
            search.put("sample", Integer.valueOf(changes.get("sample")));
            return WiringPolicies.registry().get("sampled-best-response").create(search);
        }
        search.put("swaps", changes.getOrDefault("swaps", "block"));
        String name = changes.containsKey("epsilon") ? "epsilon-best-response" : "best-response";
        return WiringPolicies.registry().get(name).create(search);
    }

    private static Network network() {
        return new Network(
                LatencyModels.registry().get("geographic").create(Map.of()),
                JitterModels.registry().get("none").create(Map.of()),
                LoadModels.registry().get("synthetic").create(Map.of()),
                BandwidthModels.registry().get("synthetic").create(Map.of()),
                0);
    }
}
