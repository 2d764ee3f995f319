package egoist.sim.network;

import egoist.protocol.parameter.Registry;

/** The latency models a scenario can name. */
public final class LatencyModels {
    /** What generated worlds are made for; nothing in them takes n^2 memory. */
    static final int MAX_PEERS = 100_000;

    private LatencyModels() {}

    /** A fresh registry of all latency models; the default comes first. */
    public static Registry<LatencyModel> registry() {
        return new Registry<LatencyModel>("latency model")
                .add(
                        "euclidean",
                        "peers drawn uniformly in a square; delay is distance",
                        EuclideanLatency.PARAMETERS,
                        EuclideanLatency::new);
    }
}
