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
                        "geographic",
                        "peers in real cities; great-circle delay, routes as long and as odd as measured ones, access links",
                        GeographicLatency.PARAMETERS,
                        GeographicLatency::new)
                .add(
                        "matrix",
                        "measured delays: peers sit on the rows of a matrix file",
                        MatrixLatency.PARAMETERS,
                        MatrixLatency::matrix)
                .add(
                        "snapshots",
                        "measured delays that change: a series of matrix files of the same nodes",
                        MatrixLatency.SNAPSHOT_PARAMETERS,
                        MatrixLatency::snapshots)
                .add(
                        "coordinates",
                        "peers at the coordinates of a network embedding; delay is distance",
                        CoordinatesLatency.PARAMETERS,
                        CoordinatesLatency::new)
                .add(
                        "euclidean",
                        "peers drawn uniformly in a square; delay is distance",
                        EuclideanLatency.PARAMETERS,
                        EuclideanLatency::new);
    }
}
