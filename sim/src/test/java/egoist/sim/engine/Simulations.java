package egoist.sim.engine;

import egoist.protocol.PeerConfig;
import egoist.protocol.metric.DelayMetric;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.Preference;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.random.SeedStreams;
import java.util.HashMap;
import java.util.Map;

/** Small simulations for tests: lively peers, so that much happens in little time. */
final class Simulations {
    static final long SECOND = 1_000_000;
    static final int DEGREE = 3;

    private static final Map<String, Object> LIVELY = Map.of(
            "ping", "4s",
            "ping-timeout", "1s",
            "epoch", "10s",
            "keep-alive", "2s",
            "refresh", "20s",
            "expiry", "60s",
            "remove", "5s",
            "announce-interval", "1s",
            "join-retry-max", "10s");

    private Simulations() {}

    static PeerConfig config(WiringPolicy policy, Map<String, Object> changes) {
        Map<String, Object> values = new HashMap<>(LIVELY);
        values.putAll(changes);
        Parameters protocol = new Parameters(PeerConfig.parameters(), values);
        return PeerConfig.from(protocol, DEGREE, policy, new DelayMetric(), Preference.UNIFORM);
    }

    static Simulator simulator(Plane plane, long seed, SimulatorOptions options) {
        return simulator(plane, seed, options, Map.of());
    }

    static Simulator simulator(Plane plane, long seed, SimulatorOptions options, Map<String, Object> changes) {
        PeerConfig config = config(new BestResponse(), changes);
        return new Simulator(config, plane.peers(), plane, plane, new SeedStreams(seed), options);
    }
}
