package egoist.sim.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.JGraphTDijkstra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.ShortestPaths;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.FullMesh;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.measure.CostTable;
import egoist.sim.measure.Measured;
import egoist.sim.network.LinkCosts;
import egoist.sim.random.SeedStreams;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewcomerStudyTest {
    private static final int MEMBERS = 20;
    private static final int NEWCOMERS = 7;
    private static final int DEGREE = 2;
    private static final long PENALTY = 1_000_000_000;

    /** The first members of a larger world. */
    private record Members(CostTable all) implements LinkCosts {
        @Override
        public int peers() {
            return MEMBERS;
        }

        @Override
        public boolean changes() {
            return false;
        }

        @Override
        public int cost(int from, int to, long atMicros) {
            return all.cost(from, to, atMicros);
        }

        @Override
        public void row(int from, long atMicros, int[] costs) {
            for (int to = 0; to < MEMBERS; to++) {
                costs[to] = cost(from, to, atMicros);
            }
        }
    }

    private record Everyone(CostTable all) implements LinkCosts {
        @Override
        public int peers() {
            return all.peers();
        }

        @Override
        public int cost(int from, int to, long atMicros) {
            return all.cost(from, to, atMicros);
        }

        @Override
        public void row(int from, long atMicros, int[] costs) {
            for (int to = 0; to < peers(); to++) {
                costs[to] = cost(from, to, atMicros);
            }
        }
    }

    private static Overlay played(CostTable world, WiringPolicy policy, long seed) {
        GameConfig config = GameConfig.from(new Parameters(GameConfig.parameters(), Map.of("epochs", 6)));
        CostTable members = new CostTable(new Members(world), PathAlgebra.ADDITIVE);
        GameResult result =
                new WiringGame(config, policy, members, DEGREE, null, PENALTY, new SeedStreams(seed)).play(() -> false);
        assertNotNull(result);
        return result.overlay();
    }

    /** Cost of a newcomer with these links, by JGraphT. */
    private static double cost(Overlay members, CostTable world, int newcomer, int[] links) {
        Overlay joined = new Overlay(MEMBERS + 1, members.stride());
        for (int from = 0; from < MEMBERS; from++) {
            int first = from * members.stride();
            for (int link = first; link < first + members.degree(from); link++) {
                joined.add(from, members.targets()[link], members.costs()[link]);
            }
        }
        for (int link : links) {
            joined.add(MEMBERS, link, world.cost(newcomer, link, 0));
        }
        long[] paths = new long[MEMBERS + 1];
        new JGraphTDijkstra().from(joined, PathAlgebra.ADDITIVE, MEMBERS, ShortestPaths.NOBODY, paths);
        return Arrays.stream(paths, 0, MEMBERS).average().orElseThrow();
    }

    /** The exact best of all pairs of links, and the two closest, for one newcomer after the other. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void ratiosAreThoseOfTheDefinition(long seed) {
        CostTable world = PlaneWorld.of(MEMBERS + NEWCOMERS, seed);
        Overlay members = played(world, new BestResponse(), seed);
        double[] ratios = new double[NEWCOMERS];
        for (int i = 0; i < NEWCOMERS; i++) {
            int newcomer = MEMBERS + i;
            double best = Double.MAX_VALUE;
            for (int a = 0; a < MEMBERS; a++) {
                for (int b = 0; b < a; b++) {
                    best = Math.min(best, cost(members, world, newcomer, new int[] {a, b}));
                }
            }
            Integer[] closest = new Integer[MEMBERS];
            Arrays.setAll(closest, peer -> peer);
            Arrays.sort(closest, (a, b) -> world.cost(newcomer, a, 0) - world.cost(newcomer, b, 0));
            ratios[i] = cost(members, world, newcomer, new int[] {closest[0], closest[1]}) / best;
        }
        Arrays.sort(ratios);
        List<Measured> measured = new NewcomerStudy(
                        members, new Everyone(world), PathAlgebra.ADDITIVE, DEGREE, PENALTY, new SeedStreams(seed))
                .measure(Map.of("closest", new KClosest()), 0);
        assertEquals(3, measured.size());
        double median = measured.get(1).value();
        assertEquals("newcomer-cost-ratio", measured.get(1).name());
        assertEquals("closest", measured.get(1).at());
        // Best response is a local optimum: a few per cent from the exact one at most.
        assertTrue(
                median <= ratios[NEWCOMERS / 2] + 1e-9 && median >= 0.95 * ratios[NEWCOMERS / 2],
                "seed " + seed + ": " + median + " against " + ratios[NEWCOMERS / 2]);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bestResponseIsOneAndALinkToEveryoneNotWorse(long seed) {
        CostTable world = PlaneWorld.of(MEMBERS + NEWCOMERS, seed);
        Overlay members = played(world, new KClosest(), seed);
        NewcomerStudy study = new NewcomerStudy(
                members, new Everyone(world), PathAlgebra.ADDITIVE, DEGREE, PENALTY, new SeedStreams(seed));
        for (Measured same : study.measure(Map.of("best", new BestResponse()), 0)) {
            assertEquals(1, same.value(), "seed " + seed + ": " + same);
        }
        for (Measured mesh : study.measure(Map.of("mesh", new FullMesh()), 0)) {
            assertTrue(mesh.value() <= 1, "seed " + seed + ": " + mesh);
        }
    }
}
