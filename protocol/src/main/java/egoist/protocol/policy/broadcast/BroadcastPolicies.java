package egoist.protocol.policy.broadcast;

import egoist.protocol.parameter.Registry;
import egoist.protocol.policy.WiringPolicy;
import java.util.List;

/** The policies for broadcast by the names users write: their part of {@link egoist.protocol.policy.WiringPolicies}. */
public final class BroadcastPolicies {
    private BroadcastPolicies() {}

    /** Adds all of them; returns the registry. */
    public static Registry<WiringPolicy> addTo(Registry<WiringPolicy> registry) {
        return registry.add(
                        "max-min-broadcast",
                        "best response to the least of the maximum flows to all others; both ways; for tens of peers",
                        List.of(),
                        p -> BroadcastBestResponse.maxMin())
                .add(
                        "max-sum-broadcast",
                        "best response to the sum of the maximum flows to all others; both ways; for tens of peers",
                        List.of(),
                        p -> BroadcastBestResponse.maxSum())
                .add(
                        "widest-of-random",
                        "the k widest links to a random subset of twice as many peers; both ways",
                        List.of(),
                        p -> new WidestOfRandom());
    }
}
