package egoist.sim.network;

import egoist.protocol.parameter.Registry;

/** The latency models a scenario can name. */
public final class LatencyModels {
    /** What generated worlds are made for; nothing in them takes n^2 memory. */
    static final int MAX_PEERS = 100_000;

    private LatencyModels() {}

    /** Refuses more peers than generated worlds are made for. */
    static void requireRoom(int peers) {
        if (peers > MAX_PEERS) {
            throw new IllegalArgumentException("a world holds at most " + MAX_PEERS + " peers, not " + peers);
        }
    }

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
                        "transit-stub",
                        "a generated network of backbones with stub networks; delay is the shortest path",
                        RouterTopologies.TRANSIT_STUB,
                        RouterTopologies::transitStub)
                .add(
                        "barabasi-albert",
                        "a generated network grown by preferential attachment; delay is the shortest path",
                        RouterTopologies.BARABASI_ALBERT,
                        RouterTopologies::barabasiAlbert)
                .add(
                        "euclidean",
                        "peers drawn uniformly in a square; delay is distance",
                        EuclideanLatency.PARAMETERS,
                        EuclideanLatency::new);
    }
}
