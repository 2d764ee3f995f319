package egoist.sim.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.random.SeedStreams;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated networks of routers: connected, metric, and shaped as their inventors say. */
class RouterTopologiesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shortestPathsLeaveNoDetourToGain(long seed) {
        for (String model : new String[] {"transit-stub", "barabasi-albert"}) {
            int[][] delays = Worlds.delays(Worlds.world(model, Map.of(), 60, seed));
            assertEquals(0, Worlds.triangleViolations(delays), 0.0, model + ", seed " + seed);
            assertEquals(0, Worlds.asymmetry(delays), 0.0, model + ", seed " + seed);
            for (int[] row : delays) {
                assertEquals(
                        59,
                        Arrays.stream(row).filter(d -> d > 0 && d < 10_000_000).count(),
                        model + ", seed " + seed);
            }
        }
    }

    @Test
    void delaysAreShortestPaths() {
        SplittableRandom random = new SplittableRandom(2);
        RouterGraph graph = new RouterGraph(40);
        long[][] all = new long[40][40];
        for (long[] row : all) {
            Arrays.fill(row, Integer.MAX_VALUE);
        }
        for (int line = 0; line < 70; line++) {
            int a = random.nextInt(39);
            int b = random.nextInt(39);
            int delay = random.nextInt(1, 1000);
            if (a != b && all[a][b] == Integer.MAX_VALUE) {
                all[a][b] = delay;
                all[b][a] = delay;
            }
            graph.connect(a, b, delay);
        }
        for (int via = 0; via < 40; via++) {
            all[via][via] = 0;
        }
        for (int via = 0; via < 40; via++) {
            for (int a = 0; a < 40; a++) {
                for (int b = 0; b < 40; b++) {
                    all[a][b] = Math.min(all[a][b], all[a][via] + all[via][b]);
                }
            }
        }
        for (int a = 0; a < 40; a++) {
            int[] delays = graph.delaysFrom(a);
            for (int b = 0; b < 40; b++) {
                assertEquals(all[a][b], delays[b]);
            }
        }
    }

    @Test
    void morePeersThanRoutersShareThem() {
        World world = Worlds.world("barabasi-albert", Map.of("routers", 10), 35, 1);
        int[][] delays = Worlds.delays(world);
        assertTrue(delays[0][10] > 0);
        assertEquals(34, world.rows()[34]);
    }

    @Test
    void tooLargeTransitStubNetworksAreRefused() {
        Map<String, Integer> huge = Map.of("transit-domains", 20, "transit-routers", 20, "stubs", 10);
        var entry = LatencyModels.registry().get("transit-stub");
        String said = assertThrows(IllegalArgumentException.class, () -> entry.create(huge))
                .getMessage();
        assertEquals("these settings make 32400 routers; at most 5000 are possible", said);
        assertEquals(
                4,
                Worlds.network(entry.create(Map.of()))
                        .world(4, new SeedStreams(1))
                        .peers());
    }
}
