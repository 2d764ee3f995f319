package egoist.sim.game;

import egoist.protocol.metric.PathAlgebra;
import egoist.sim.measure.CostTable;
import egoist.sim.network.LinkCosts;
import java.util.SplittableRandom;

/** Small worlds for tests: points in the plane, the cost of a link is its length. */
final class PlaneWorld {
    private PlaneWorld() {}

    private interface Cost {
        int micros(int from, int to, long atMicros);
    }

    static CostTable of(int peers, long seed) {
        int[][] points = points(peers, seed);
        return new CostTable(world(peers, false, (from, to, at) -> distance(points, from, to)), PathAlgebra.ADDITIVE);
    }

    /** As many far-apart clusters, peers dealt to them in turn. */
    static CostTable clusters(int peers, int clusters) {
        int[][] points = points(peers, 1);
        for (int peer = 0; peer < peers; peer++) {
            points[peer][0] += (peer % clusters) * 10_000_000;
        }
        return new CostTable(world(peers, false, (from, to, at) -> distance(points, from, to)), PathAlgebra.ADDITIVE);
    }

    /** Each cost swings by up to a half, each on its own beat. */
    static CostTable drifting(int peers, long seed) {
        int[][] points = points(peers, seed);
        return new CostTable(
                world(peers, true, (from, to, at) -> {
                    int minute = (int) (at / 60_000_000L);
                    int percent = 75 + (minute * (7 + from * 13 + to * 5)) % 50;
                    return distance(points, from, to) * percent / 100;
                }),
                PathAlgebra.ADDITIVE);
    }

    private static int[][] points(int peers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] points = new int[peers][2];
        for (int[] point : points) {
            point[0] = random.nextInt(100_000);
            point[1] = random.nextInt(100_000);
        }
        return points;
    }

    private static int distance(int[][] points, int from, int to) {
        double x = points[from][0] - points[to][0];
        double y = points[from][1] - points[to][1];
        return 1 + (int) Math.sqrt(x * x + y * y);
    }

    private static LinkCosts world(int peers, boolean changes, Cost cost) {
        return new LinkCosts() {
            @Override
            public int peers() {
                return peers;
            }

            @Override
            public boolean changes() {
                return changes;
            }

            @Override
            public int cost(int from, int to, long atMicros) {
                return from == to ? PathAlgebra.NO_LINK : cost.micros(from, to, atMicros);
            }

            @Override
            public void row(int from, long atMicros, int[] costs) {
                for (int to = 0; to < peers; to++) {
                    costs[to] = cost(from, to, atMicros);
                }
            }
        };
    }
}
