package egoist.sim.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.sim.measure.Measured;
import egoist.sim.network.LinkCosts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationsTest {
    private record Costs(int peers, int[][] table) implements LinkCosts {
        @Override
        public int cost(int from, int to, long atMicros) {
            return from == to ? PathAlgebra.NO_LINK : table[from][to];
        }

        @Override
        public void row(int from, long atMicros, int[] costs) {
            System.arraycopy(table[from], 0, costs, 0, peers);
            costs[from] = PathAlgebra.NO_LINK;
        }
    }

    private static Surroundings random(int peers, int degree, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] table = new int[peers][peers];
        for (int[] row : table) {
            for (int i = 0; i < peers; i++) {
                row[i] = 1_000 + random.nextInt(100_000);
            }
        }
        Costs costs = new Costs(peers, table);
        Overlay overlay = new Overlay(peers, degree);
        for (int peer = 0; peer < peers; peer++) {
            Set<Integer> chosen = new HashSet<>(List.of((peer + 1) % peers));
            while (chosen.size() < degree) {
                chosen.add((peer + 1 + random.nextInt(peers - 1)) % peers);
            }
            for (int target : chosen) {
                overlay.add(peer, target, table[peer][target]);
            }
        }
        return new Surroundings(overlay, costs, costs, null, 0);
    }

    private static double value(List<Measured> measured, String name) {
        return measured.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + measured))
                .value();
    }

    static Set<String> names() {
        return Applications.registry().names();
    }

    /** The contract of every entry: figures with names, the same again, and an overlay without links breaks nothing. */
    @ParameterizedTest
    @MethodSource("names")
    void everyApplicationKeepsTheContract(String name) {
        Application application = Applications.registry().get(name).create(java.util.Map.of());
        for (long seed = 1; seed <= 3; seed++) {
            Surroundings setting = random(12, 3, seed);
            assertEquals(application.measure(setting), application.measure(setting), name + ", seed " + seed);
        }
        Surroundings bare = new Surroundings(
                new Overlay(5, 1), random(5, 1, 1).delays(), random(5, 1, 1).bandwidths(), null, 0);
        for (Measured measured : application.measure(bare)) {
            assertTrue(!measured.name().isBlank(), name);
        }
    }

    /** Sessions never carry more than the maximum flow, and one more link never makes it less. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void multipathStaysBelowItsBound(long seed) {
        List<Measured> measured = new Multipath().measure(random(12, 3, seed));
        assertTrue(value(measured, "multipath-gain") > 0, "seed " + seed);
        assertTrue(
                value(measured, "multipath-gain") <= value(measured, "multipath-bound") + 1e-9,
                "seed " + seed + ": " + measured);
    }

    /** By hand: 0 and 1 link to each other and both to 2; Mbit/s of the ways 0-1, 0-2, 1-2 are 40, 10, 30, and back 40, 20, 10. */
    @Test
    void multipathByHand() {
        int[][] table = {{0, 40_000, 10_000}, {40_000, 0, 30_000}, {20_000, 10_000, 0}};
        Costs costs = new Costs(3, table);
        Overlay overlay = new Overlay(3, 2);
        overlay.add(0, 1, 40_000);
        overlay.add(0, 2, 10_000);
        overlay.add(1, 0, 40_000);
        overlay.add(1, 2, 30_000);
        overlay.add(2, 0, 20_000);
        List<Measured> measured = new Multipath().measure(new Surroundings(overlay, costs, costs, null, 0));
        // 0->1: 40 and by way of 2 10; 0->2: 10 and 30 by way of 1; 1->0: 40 and 20; 1->2: 30 and 10; 2->0: 20; 2->1:
        // 20 by way of 0.
        double gains = 50 / 40.0 + 40 / 10.0 + 60 / 40.0 + 40 / 30.0 + 20 / 20.0 + 20 / 10.0;
        assertEquals(gains / 6, measured.get(0).value(), 1e-9);
        assertEquals(230.0 / 150, measured.get(2).value(), 1e-9);
        assertEquals("of-totals", measured.get(2).at());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void pathsThatShareNoPeerAreNotMoreThanThoseThatShareNoLink(long seed) {
        List<Measured> measured = new DisjointPaths().measure(random(15, 4, seed));
        double edges = value(measured, "edge-disjoint-paths");
        double nodes = value(measured, "node-disjoint-paths");
        assertTrue(1 <= nodes && nodes <= edges && edges <= 4, "seed " + seed + ": " + measured);
    }

    /** On a ring of both directions there are two ways from everyone to everyone. */
    @Test
    void aRingBothWaysHasTwoDisjointPaths() {
        Overlay ring = new Overlay(8, 2);
        for (int peer = 0; peer < 8; peer++) {
            ring.add(peer, (peer + 1) % 8, 10_000);
            ring.add(peer, (peer + 7) % 8, 10_000);
        }
        int[][] table = new int[8][8];
        for (int[] row : table) {
            java.util.Arrays.fill(row, 10_000);
        }
        Costs costs = new Costs(8, table);
        Surroundings setting = new Surroundings(ring, costs, costs, null, 0);
        List<Measured> paths = new DisjointPaths().measure(setting);
        assertEquals(2, value(paths, "edge-disjoint-paths"));
        assertEquals(2, value(paths, "node-disjoint-paths"));
        List<Measured> updates = new UpdateLatency().measure(setting);
        assertEquals(
                20, value(updates, "update-latency-p50-ms"), "of 7 targets 2 are one hop away, 2 two, 2 three, 1 four");
        assertEquals(40, value(updates, "update-latency-p95-ms"));
        assertEquals(1, value(updates, "updates-within-200-ms"));
        List<Measured> transfers = new Multipath().measure(setting);
        assertEquals(2, value(transfers, "multipath-gain"), 1e-9);
        assertEquals(2, value(transfers, "multipath-bound"), 1e-9);
    }

    @Test
    void ofManyPeersSomePairsStandForAll() {
        List<Pairs.Source> sources = Pairs.of(1_000);
        int pairs = sources.stream().mapToInt(source -> source.to().length).sum();
        assertTrue(pairs > 2_000 && pairs <= 2_700, pairs + " pairs");
        assertTrue(sources.stream()
                .allMatch(source -> source.to().length
                        == java.util.Arrays.stream(source.to()).distinct().count()));
        assertEquals(
                50 * 49,
                Pairs.of(50).stream().mapToInt(source -> source.to().length).sum());
    }
}
