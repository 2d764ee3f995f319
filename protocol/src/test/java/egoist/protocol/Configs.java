package egoist.protocol;

import egoist.protocol.metric.DelayMetric;
import egoist.protocol.metric.Metric;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.Preference;
import egoist.protocol.policy.WiringPolicy;
import java.util.HashMap;
import java.util.Map;

/** Configurations for tests: the defaults, changed by key and value as a scenario would. */
final class Configs {
    private Configs() {}

    static PeerConfig of(int degree, Object... keysAndValues) {
        return of(degree, new BestResponse(), keysAndValues);
    }

    static PeerConfig of(int degree, WiringPolicy policy, Object... keysAndValues) {
        return of(degree, policy, new DelayMetric(), keysAndValues);
    }

    static PeerConfig of(int degree, WiringPolicy policy, Metric metric, Object... keysAndValues) {
        Map<String, Object> given = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            given.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        Parameters parameters = new Parameters(PeerConfig.parameters(), given);
        return PeerConfig.from(parameters, degree, policy, metric, Preference.UNIFORM);
    }
}
