package egoist.sim.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import org.junit.jupiter.api.Test;

class PathQuantilesTest {
    @Test
    void ofALineOneWay() {
        // 0 -> 1 -> 2: three of six ordered pairs have a path, costing 10, 20 and 30.
        Overlay line = new Overlay(3, 1);
        line.add(0, 1, 10);
        line.add(1, 2, 20);
        long[] quantiles = PathQuantiles.of(line, PathAlgebra.ADDITIVE);
        double[] levels = PathQuantiles.levels();
        assertEquals(levels.length, quantiles.length);
        for (int i = 0; i < levels.length; i++) {
            long expected =
                    levels[i] <= 1 / 6.0 ? 10 : levels[i] <= 2 / 6.0 ? 20 : levels[i] <= 0.5 ? 30 : Long.MAX_VALUE;
            long actual = quantiles[i] == PathAlgebra.ADDITIVE.unreachable() ? Long.MAX_VALUE : quantiles[i];
            assertEquals(expected, actual, "level " + levels[i]);
        }
    }

    @Test
    void ofWidths() {
        Overlay ring = new Overlay(3, 1);
        ring.add(0, 1, 5);
        ring.add(1, 2, 7);
        ring.add(2, 0, 9);
        long[] quantiles = PathQuantiles.of(ring, PathAlgebra.BOTTLENECK);
        assertEquals(5, quantiles[0]);
        assertEquals(9, quantiles[quantiles.length - 1]);
    }

    @Test
    void ofNothing() {
        assertArrayEquals(new long[0], PathQuantiles.of(new Overlay(4, 1), PathAlgebra.ADDITIVE));
    }

    @Test
    void absentPeersDoNotCount() {
        Overlay pair = new Overlay(5, 1);
        pair.add(1, 3, 8);
        pair.add(3, 1, 8);
        long[] quantiles = PathQuantiles.of(pair, PathAlgebra.ADDITIVE);
        assertEquals(8, quantiles[quantiles.length - 1]);
    }

    @Test
    void sampledSourcesStandForAll() {
        int n = 2000;
        Overlay ring = new Overlay(n, 1);
        for (int peer = 0; peer < n; peer++) {
            ring.add(peer, (peer + 1) % n, 1);
        }
        long[] quantiles = PathQuantiles.of(ring, PathAlgebra.ADDITIVE);
        assertEquals(n - 1, quantiles[quantiles.length - 1]);
        assertEquals(n / 2, (double) quantiles[11], 1.0);
    }
}
