package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.metric.VivaldiPoint;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Delays as network coordinates foretell them, instead of measuring each: see {@link VivaldiPoint}. Each round every peer
 * measures one peer drawn by lot.
 *
 * <p>Coordinates are found once, from the delays at the beginning, and do not change.
 */
public final class VivaldiCosts implements LinkCosts {
    /** Rounds after which the coordinates of the worlds tried hardly improve. */
    private static final int ROUNDS = 300;

    private final LinkCosts world;
    private final VivaldiPoint[] points;

    /** @param world true delays; symmetric or not, a sample is the delay there */
    public VivaldiCosts(LinkCosts world, SplittableRandom random) {
        this.world = world;
        int n = world.peers();
        this.points = new VivaldiPoint[n];
        Arrays.setAll(
                points, peer -> VivaldiPoint.beginning(random.nextDouble(-1000, 1000), random.nextDouble(-1000, 1000)));
        for (int round = 0; round < ROUNDS && n > 1; round++) {
            for (int peer = 0; peer < n; peer++) {
                int drawn = random.nextInt(n - 1);
                int other = drawn < peer ? drawn : drawn + 1;
                points[peer].meet(points[other], world.cost(peer, other, 0));
            }
        }
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
        return linkable ? points[from].delayMicros(points[to]) : PathAlgebra.NO_LINK;
    }

    @Override
    public void row(int from, long atMicros, int[] costs) {
        world.row(from, 0, costs);
        for (int to = 0; to < peers(); to++) {
            costs[to] = costs[to] == PathAlgebra.NO_LINK ? PathAlgebra.NO_LINK : points[from].delayMicros(points[to]);
        }
    }
}
