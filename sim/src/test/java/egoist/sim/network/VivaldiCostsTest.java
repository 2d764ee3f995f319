package egoist.sim.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VivaldiCostsTest {
    /** Points in the plane, each with a delay of its own on the way out. */
    private static LinkCosts plane(int peers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] points = new double[peers][];
        Arrays.setAll(points, peer ->
                new double[] {random.nextInt(100_000), random.nextInt(100_000), 1_000 + random.nextInt(10_000)});
        return new LinkCosts() {
            @Override
            public int peers() {
                return peers;
            }

            @Override
            public int cost(int from, int to, long atMicros) {
                double dx = points[from][0] - points[to][0];
                double dy = points[from][1] - points[to][1];
                double way = Math.sqrt(dx * dx + dy * dy) + points[from][2] + points[to][2];
                return from == to || from + to == 9 ? PathAlgebra.NO_LINK : (int) way;
            }

            @Override
            public void row(int from, long atMicros, int[] costs) {
                for (int to = 0; to < peers; to++) {
                    costs[to] = cost(from, to, atMicros);
                }
            }
        };
    }

    private static double medianError(LinkCosts truth, LinkCosts foretold) {
        double[] errors = new double[truth.peers() * truth.peers()];
        int count = 0;
        for (int from = 0; from < truth.peers(); from++) {
            for (int to = 0; to < truth.peers(); to++) {
                int cost = truth.cost(from, to, 0);
                if (cost > 0) {
                    errors[count++] = Math.abs(foretold.cost(from, to, 0) - cost) / (double) cost;
                }
            }
        }
        errors = Arrays.copyOf(errors, count);
        Arrays.sort(errors);
        return errors[count / 2];
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void foretellsDelaysOfAPlane(long seed) {
        LinkCosts truth = plane(80, seed);
        double error = medianError(truth, new VivaldiCosts(truth, new SplittableRandom(seed)));
        assertTrue(error < 0.08, "seed " + seed + ": " + error);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rowsAgreeAndPairsThatCannotBeLinkedStaySo(long seed) {
        LinkCosts truth = plane(20, seed);
        VivaldiCosts costs = new VivaldiCosts(truth, new SplittableRandom(seed));
        int[] row = new int[20];
        for (int from = 0; from < 20; from++) {
            costs.row(from, 77, row);
            for (int to = 0; to < 20; to++) {
                assertEquals(costs.cost(from, to, 0), row[to]);
                assertEquals(costs.cost(to, from, 0), row[to], "the way there and back");
                assertEquals(truth.cost(from, to, 0) == PathAlgebra.NO_LINK, row[to] == PathAlgebra.NO_LINK);
            }
        }
    }
}
