package egoist.protocol.overlay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import egoist.protocol.metric.PathAlgebra;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedPathsTest {
    private static Overlay mesh(int peers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Overlay overlay = new Overlay(peers, peers - 1);
        for (int from = 0; from < peers; from++) {
            for (int to = 0; to < peers; to++) {
                if (from != to && random.nextInt(10) > 0) {
                    overlay.add(from, to, 1 + random.nextInt(1_000));
                }
            }
        }
        return overlay;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aPathOfOneRelayIsTheBestDirectOrIndirectOne(long seed) {
        Overlay overlay = mesh(12, seed);
        for (PathAlgebra algebra : PathAlgebra.values()) {
            long[] costs = ShortestPaths.over(1).from(overlay, algebra, 3);
            for (int to = 0; to < 12; to++) {
                long best = to == 3 ? algebra.empty() : algebra.unreachable();
                int direct = overlay.cost(3, to);
                best = direct >= 0 && algebra.better(direct, best) ? direct : best;
                for (int relay = 0; relay < 12; relay++) {
                    int there = overlay.cost(3, relay);
                    int on = overlay.cost(relay, to);
                    long path = there < 0 || on < 0 ? algebra.unreachable() : algebra.extend(there, on);
                    best = to != 3 && algebra.better(path, best) ? path : best;
                }
                assertEquals(best, costs[to], "seed " + seed + ", " + algebra + ", to " + to);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void enoughRelaysAreAsGoodAsAny(long seed) {
        Overlay overlay = mesh(15, seed);
        for (PathAlgebra algebra : PathAlgebra.values()) {
            long[] bounded = new long[15];
            long[] any = new long[15];
            new BoundedPaths(14).from(overlay, algebra, 2, 5, bounded);
            new PrimitiveDijkstra().from(overlay, algebra, 2, 5, any);
            assertArrayEquals(any, bounded, "seed " + seed + ", " + algebra);
        }
    }
}
