package egoist.protocol.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VivaldiPointTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void threePointsFindTheirDistances(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] delays = {{0, 30_000, 40_000}, {30_000, 0, 50_000}, {40_000, 50_000, 0}};
        VivaldiPoint[] points = new VivaldiPoint[3];
        for (int i = 0; i < 3; i++) {
            points[i] = VivaldiPoint.beginning(random.nextDouble(-1000, 1000), random.nextDouble(-1000, 1000));
        }
        for (int round = 0; round < 300; round++) {
            for (int i = 0; i < 3; i++) {
                int other = (i + 1 + random.nextInt(2)) % 3;
                // What is heard of another is its coordinate, rounded.
                points[i].meet(VivaldiPoint.at(points[other].coordinate()), delays[i][other]);
            }
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                if (i != j) {
                    int foretold = points[i].coordinate().delayMicros(points[j].coordinate());
                    assertEquals(delays[i][j], foretold, 0.1 * delays[i][j], "seed " + seed);
                }
            }
            assertTrue(points[i].coordinate().errorThousandths() < 200, "seed " + seed + ": it grew sure of its place");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingSaidByOthersDrivesAPointOutOfTheWorld(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        VivaldiPoint point = VivaldiPoint.beginning(0, 0);
        for (int i = 0; i < 10_000; i++) {
            int far = Integer.MAX_VALUE;
            Coordinate said =
                    new Coordinate(random.nextInt(-far, far), -far, random.nextInt(far), random.nextInt(1001));
            point.meet(VivaldiPoint.at(said), random.nextInt(-10, far));
            int delay = point.delayMicros(VivaldiPoint.at(said));
            assertTrue(delay >= 1 && delay <= PathAlgebra.MAX_LINK_COST, "seed " + seed + ": " + delay);
            assertTrue(point.coordinate().heightMicros() >= 0, "seed " + seed);
        }
    }

    @Test
    void coordinatesOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Coordinate(0, 0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Coordinate(0, 0, 0, 1001));
    }
}
