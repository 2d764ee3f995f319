package egoist.sim.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.sim.network.LinkCosts;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OverlayShapeTest {
    private static CostTable world(int[][] costs) {
        return new CostTable(
                new LinkCosts() {
                    @Override
                    public int peers() {
                        return costs.length;
                    }

                    @Override
                    public boolean changes() {
                        return false;
                    }

                    @Override
                    public int cost(int from, int to, long atMicros) {
                        return costs[from][to];
                    }

                    @Override
                    public void row(int from, long atMicros, int[] row) {
                        System.arraycopy(costs[from], 0, row, 0, costs.length);
                    }
                },
                PathAlgebra.ADDITIVE);
    }

    @Test
    void aRingOfFourByHand() {
        int[][] costs = new int[4][4];
        for (int[] row : costs) {
            Arrays.fill(row, 20);
        }
        Overlay ring = new Overlay(4, 1);
        for (int peer = 0; peer < 4; peer++) {
            costs[peer][peer] = PathAlgebra.NO_LINK;
            ring.add(peer, (peer + 1) % 4, 20);
        }
        OverlayShape shape = OverlayShape.of(ring, new int[] {0, 1, 2, 3}, world(costs), 0, Integer.MAX_VALUE);
        assertEquals(4, shape.directedLinks());
        assertEquals(0.0, shape.inDegreeDeviation());
        assertEquals(1, shape.inDegreeLargest());
        assertEquals(40.0, shape.pathMean(), "20, 40 and 60");
        assertEquals(60.0, shape.path95());
        assertEquals(2.0, shape.stretchMean());
        assertEquals(3.0, shape.stretch95());
        OverlayShape direct = OverlayShape.of(ring, new int[] {0, 1, 2, 3}, world(costs), 0, 0);
        assertEquals(1.0, direct.stretch95(), "without relays only the links themselves");
    }

    @Test
    void detoursWinAndStarsAreUneven() {
        int[][] costs = {{-1, 10, 10, 10}, {10, -1, 50, 50}, {10, 50, -1, 50}, {10, 50, 50, -1}};
        Overlay star = new Overlay(4, 3);
        for (int leaf = 1; leaf < 4; leaf++) {
            star.add(0, leaf, 10);
            star.add(leaf, 0, 10);
        }
        OverlayShape shape = OverlayShape.of(star, new int[] {0, 1, 2, 3}, world(costs), 0, Integer.MAX_VALUE);
        assertEquals(3, shape.inDegreeLargest());
        assertEquals(Math.sqrt(0.75), shape.inDegreeDeviation(), 1e-12);
        assertTrue(shape.stretchMean() < 1, "20 ms by way of the hub instead of 50: " + shape.stretchMean());
    }

    @Test
    void noPathsNoFigures() {
        OverlayShape shape = OverlayShape.of(
                new Overlay(2, 1), new int[] {0, 1}, world(new int[][] {{-1, 5}, {5, -1}}), 0, Integer.MAX_VALUE);
        assertEquals(0, shape.directedLinks());
        assertTrue(Double.isNaN(shape.pathMean()) && Double.isNaN(shape.stretch95()));
    }
}
