package egoist.sim.network;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.sim.random.SeedStreams;
import java.util.List;
import java.util.SplittableRandom;

/** Peers drawn uniformly in a square or cube; delay is distance. No detour is ever shorter (no triangle violations). */
final class EuclideanLatency implements LatencyModel {
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.duration("side", "100ms", "10us", "30s", "one-way delay along one side of the square or cube"),
            Parameter.integer("dimensions", 2, 1, 8, "1 for a line, 2 for a square, 3 for a cube"));

    private final long sideMicros;
    private final int dimensions;

    EuclideanLatency(Parameters parameters) {
        this.sideMicros = parameters.micros("side");
        this.dimensions = parameters.integer("dimensions");
    }

    @Override
    public int maxPeers() {
        return LatencyModels.MAX_PEERS;
    }

    @Override
    public Placement place(int peers, SeedStreams seeds) {
        LatencyModels.requireRoom(peers);
        SplittableRandom random = seeds.stream("latency");
        double[][] axes = new double[dimensions][peers];
        for (int peer = 0; peer < peers; peer++) {
            for (double[] axis : axes) {
                axis[peer] = random.nextDouble() * sideMicros;
            }
        }
        return new CoordinatePlacement(axes, new int[peers], null, List.of());
    }
}
