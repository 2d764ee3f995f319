package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import java.util.SplittableRandom;

/**
 * Delays as network coordinates foretell them, instead of measuring each (Dabek, Cox, Kaashoek, Morris, "Vivaldi", SIGCOMM
 * 2004; what the papers ask Pyxida for). Every peer has a point in a plane and a height above it, the delay of its access; the
 * distance between two is foretold as the way in the plane and both heights. Each round every peer measures one peer drawn by lot
 * and is pulled towards or pushed away from it, the more the surer the other is of its place.
 *
 * <p>Coordinates are found once, from the delays at the beginning, and do not change.
 */
public final class VivaldiCosts implements LinkCosts {
    /** Rounds after which the coordinates of the worlds tried hardly improve. */
    private static final int ROUNDS = 300;

    /** The paper's c_e and c_c: how far a peer moves, and how fast it learns how wrong it is. */
    private static final double STEP = 0.25;

    private static final double SMALLEST_HEIGHT = 1;

    private final LinkCosts world;
    private final double[] x;
    private final double[] y;
    private final double[] height;
    private final double[] error;

    /** @param world true delays; symmetric or not, a sample is the delay there */
    public VivaldiCosts(LinkCosts world, SplittableRandom random) {
        this.world = world;
        int n = world.peers();
        this.x = new double[n];
        this.y = new double[n];
        this.height = new double[n];
        this.error = new double[n];
        for (int peer = 0; peer < n; peer++) {
            x[peer] = random.nextDouble(-1000, 1000);
            y[peer] = random.nextDouble(-1000, 1000);
            height[peer] = SMALLEST_HEIGHT;
            error[peer] = 1;
        }
        for (int round = 0; round < ROUNDS && n > 1; round++) {
            for (int peer = 0; peer < n; peer++) {
                int other = random.nextInt(n - 1);
                meet(peer, other < peer ? other : other + 1);
            }
        }
    }

    private void meet(int self, int other) {
        int delay = world.cost(self, other, 0);
        if (delay <= 0) {
            return;
        }
        double weight = error[self] / (error[self] + error[other]);
        double foretold = distance(self, other);
        double wrong = Math.abs(foretold - delay) / delay;
        error[self] = Math.min(1, wrong * STEP * weight + error[self] * (1 - STEP * weight));
        double dx = x[self] - x[other];
        double dy = y[self] - y[other];
        double heights = height[self] + height[other];
        double length = Math.max(1, StrictMath.sqrt(dx * dx + dy * dy) + heights);
        double move = STEP * weight * (delay - foretold);
        x[self] += move * dx / length;
        y[self] += move * dy / length;
        height[self] = Math.max(SMALLEST_HEIGHT, height[self] + move * heights / length);
    }

    private double distance(int a, int b) {
        double dx = x[a] - x[b];
        double dy = y[a] - y[b];
        return StrictMath.sqrt(dx * dx + dy * dy) + height[a] + height[b];
    }

    @Override
    public int peers() {
        return world.peers();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** What the coordinates foretell, for pairs that can be linked at the beginning. */
    @Override
    public int cost(int from, int to, long atMicros) {
        boolean linkable = from != to && world.cost(from, to, 0) != PathAlgebra.NO_LINK;
        return linkable ? foretold(from, to) : PathAlgebra.NO_LINK;
    }

    private int foretold(int from, int to) {
        return (int) Math.min(PathAlgebra.MAX_LINK_COST, Math.max(1, Math.round(distance(from, to))));
    }

    @Override
    public void row(int from, long atMicros, int[] costs) {
        world.row(from, 0, costs);
        for (int to = 0; to < peers(); to++) {
            costs[to] = costs[to] == PathAlgebra.NO_LINK ? PathAlgebra.NO_LINK : foretold(from, to);
        }
    }
}
