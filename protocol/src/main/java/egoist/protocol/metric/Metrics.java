package egoist.protocol.metric;

import egoist.protocol.parameter.Registry;
import java.util.List;

/** The metrics by name: write a {@link Metric} and add its line here. */
public final class Metrics {
    private Metrics() {}

    public static Registry<Metric> registry() {
        return new Registry<Metric>("metric")
                .add("delay", "one-way delay, half of the ping's round trip", List.of(), p -> new DelayMetric())
                .add("load", "load of every peer on the path but the last", List.of(), p -> new LoadMetric())
                .add(
                        "bandwidth",
                        "available bandwidth, the narrowest link counts",
                        List.of(),
                        p -> new BandwidthMetric());
    }
}
