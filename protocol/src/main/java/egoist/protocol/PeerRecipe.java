package egoist.protocol;

import egoist.protocol.metric.Metrics;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.Preference;
import egoist.protocol.policy.WiringPolicies;
import egoist.protocol.policy.WiringPolicy;
import java.util.Map;
import java.util.TreeMap;

/**
 * A peer's configuration in words, as a file or a journal holds it: names of registry entries and parameters as text. Every
 * peer cares the same for all others.
 *
 * @param degree k
 * @param policy a name of {@link WiringPolicies}
 * @param policyParameters what the policy is told
 * @param metric a name of {@link Metrics}
 * @param protocol the keys of the {@code protocol:} block that differ from their defaults
 */
public record PeerRecipe(
        int degree, String policy, Map<String, String> policyParameters, String metric, Map<String, String> protocol) {
    public PeerRecipe {
        policyParameters = new TreeMap<>(policyParameters);
        protocol = new TreeMap<>(protocol);
    }

    /** Best response on delays with k links and the default timers. */
    public static PeerRecipe bestResponse(int degree) {
        return new PeerRecipe(degree, "best-response", Map.of(), "delay", Map.of());
    }

    /** The same with one key of the {@code protocol:} block set. */
    public PeerRecipe with(String key, String value) {
        Map<String, String> more = new TreeMap<>(protocol);
        more.put(key, value);
        return new PeerRecipe(degree, policy, policyParameters, metric, more);
    }

    /** @throws IllegalArgumentException naming what is unknown or out of range */
    public PeerConfig config() {
        WiringPolicy wiring = WiringPolicies.registry().get(policy).create(policyParameters);
        boolean countTwo = wiring.linkUse() == WiringPolicy.LinkUse.BOTH_WAYS;
        return PeerConfig.from(
                new Parameters(PeerConfig.parameters(), protocol),
                countTwo ? wiring.degree(degree, 0) : degree,
                wiring,
                Metrics.registry().get(metric).create(Map.of()),
                Preference.UNIFORM);
    }
}
