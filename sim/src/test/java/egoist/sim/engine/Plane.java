package egoist.sim.engine;

import egoist.protocol.metric.PathAlgebra;
import egoist.sim.network.LinkCosts;
import java.util.SplittableRandom;

/** A small world for tests: points on a square, 1 to 71 ms apart. */
final class Plane implements Underlay, LinkCosts {
    private static final int SIDE_MICROS = 50_000;

    private final int[] x;
    private final int[] y;
    private final double loss;

    Plane(int peers, long seed) {
        this(peers, seed, 0);
    }

    Plane(int peers, long seed, double loss) {
        SplittableRandom random = new SplittableRandom(seed);
        this.x = random.ints(peers, 0, SIDE_MICROS).toArray();
        this.y = random.ints(peers, 0, SIDE_MICROS).toArray();
        this.loss = loss;
    }

    @Override
    public int peers() {
        return x.length;
    }

    @Override
    public int oneWayMicros(int from, int to, long atMicros) {
        return 1_000 + (int) StrictMath.hypot(x[from] - x[to], y[from] - y[to]);
    }

    @Override
    public double lossProbability() {
        return loss;
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
