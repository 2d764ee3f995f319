package egoist.benchmarks;

import egoist.protocol.PeerConfig;
import egoist.protocol.metric.DelayMetric;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.Preference;
import egoist.sim.engine.Simulator;
import egoist.sim.engine.SimulatorOptions;
import egoist.sim.engine.Underlay;
import egoist.sim.network.LinkCosts;
import egoist.sim.random.SeedStreams;
import java.util.Map;
import java.util.SplittableRandom;

/** Fixtures: peers on a plane, 1 to 71 ms apart, so that the network itself costs next to nothing to ask. */
final class PlaneWorld implements Underlay, LinkCosts {
    private static final int SIDE_MICROS = 50_000;
    private static final int NEAREST_MICROS = 1_000;

    private final float[] x;
    private final float[] y;

    PlaneWorld(int peers) {
        SplittableRandom random = new SplittableRandom(42);
        x = new float[peers];
        y = new float[peers];
        for (int peer = 0; peer < peers; peer++) {
            x[peer] = random.nextInt(SIDE_MICROS);
            y[peer] = random.nextInt(SIDE_MICROS);
        }
    }

    /** Peers of degree 5 that play best response, with the changes to the default protocol. */
    Simulator simulator(Map<String, ?> protocol, SimulatorOptions options) {
        PeerConfig config = PeerConfig.from(
                new Parameters(PeerConfig.parameters(), protocol),
                5,
                new BestResponse(),
                new DelayMetric(),
                Preference.UNIFORM);
        return new Simulator(config, x.length, this, this, new SeedStreams(1), options);
    }

    @Override
    public int peers() {
        return x.length;
    }

    @Override
    public int oneWayMicros(int from, int to, long atMicros) {
        float dx = x[from] - x[to];
        float dy = y[from] - y[to];
        return NEAREST_MICROS + (int) Math.sqrt(dx * dx + dy * dy);
    }

    @Override
    public int cost(int from, int to, long atMicros) {
        return from == to ? PathAlgebra.NO_LINK : oneWayMicros(from, to, atMicros);
    }

    @Override
    public void row(int from, long atMicros, int[] costs) {
        for (int to = 0; to < x.length; to++) {
            costs[to] = cost(from, to, atMicros);
        }
    }
}
