package egoist.sim.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.JGraphTDijkstra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.ShortestPaths;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverlayCostsTest {
    @Test
    void chargesThePenaltyForUnreachableTargets() {
        Overlay overlay = new Overlay(3, 1);
        overlay.add(0, 1, 10_000);
        overlay.add(1, 2, 20_000);
        OverlayCosts costs = OverlayCosts.of(overlay, PathAlgebra.ADDITIVE, new int[] {0, 1, 2}, null, 1_000_000);
        assertEquals(3, costs.unreachablePairs());
        assertEquals((10_000 + 30_000) / 2.0, costs.perMember()[0]);
        assertEquals((20_000 + 1_000_000) / 2.0, costs.perMember()[1]);
        assertEquals(1_000_000, costs.perMember()[2]);
        assertEquals((1 / 10.0 + 1 / 30.0 + 1 / 20.0) / 6, costs.efficiencyMean(), 1e-12);
    }

    @Test
    void weighsTargetsByPreference() {
        Overlay overlay = new Overlay(3, 2);
        overlay.add(0, 1, 10);
        overlay.add(0, 2, 40);
        int[][] weights = {{0, 3, 1}, {1, 0, 1}, {1, 1, 0}};
        OverlayCosts costs = OverlayCosts.of(overlay, PathAlgebra.ADDITIVE, new int[] {0, 1, 2}, weights, 100);
        assertEquals((3 * 10 + 40) / 4.0, costs.perMember()[0]);
    }

    @Test
    void absentPeersDoNotCount() {
        Overlay overlay = new Overlay(4, 1);
        overlay.add(1, 3, 10);
        overlay.add(3, 1, 30);
        OverlayCosts costs = OverlayCosts.of(overlay, PathAlgebra.BOTTLENECK, new int[] {1, 3}, null, 100);
        assertEquals(20, costs.mean());
        assertEquals(0, costs.unreachablePairs());
    }

    @ParameterizedTest
    @EnumSource(PathAlgebra.class)
    void theFastPathForCompleteGraphsAgreesWithJGraphT(PathAlgebra algebra) {
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 3 + random.nextInt(25);
            Overlay overlay = new Overlay(n, n - 1);
            for (int from = 0; from < n; from++) {
                for (int to = 0; to < n; to++) {
                    if (from != to) {
                        overlay.add(from, to, random.nextInt(1000));
                    }
                }
            }
            OverlayCosts costs =
                    OverlayCosts.of(overlay, algebra, IntStream.range(0, n).toArray(), null, 1_000_000);
            ShortestPaths definition = new JGraphTDijkstra();
            long[] paths = new long[n];
            for (int from = 0; from < n; from++) {
                definition.from(overlay, algebra, from, ShortestPaths.NOBODY, paths);
                long sum = 0;
                for (int to = 0; to < n; to++) {
                    sum += to == from ? 0 : paths[to];
                }
                assertEquals((double) sum / (n - 1), costs.perMember()[from], 1e-9, "seed " + seed);
            }
            assertTrue(costs.unreachablePairs() == 0);
        }
    }
}
