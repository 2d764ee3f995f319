package egoist.sim.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.CandidateFilter;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.KRandom;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.measure.CostTable;
import egoist.sim.random.SeedStreams;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deciding by what coordinates foretell, and looking only at candidates that are near by them. */
class CoordinatesTest {
    private static final int PEERS = 40;

    private static GameResult play(WiringPolicy policy, CostTable world, CostTable foretold, Map<String, ?> values) {
        GameConfig config = GameConfig.from(new Parameters(GameConfig.parameters(), values));
        GameResult result = new WiringGame(config, policy, world, 3, null, 1_000_000_000, new SeedStreams(4))
                .foreseeing(foretold)
                .play(() -> false);
        assertNotNull(result);
        return result;
    }

    private static double cost(GameResult result) {
        return result.samples().get(result.samples().size() - 1).costs().mean();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void decidesByTheCoordinatesAndPaysTheTruth(long seed) {
        CostTable world = PlaneWorld.of(PEERS, seed);
        CostTable wrong = PlaneWorld.of(PEERS, seed + 100);
        Map<String, ?> values = Map.of("source", "coordinates", "epochs", 3);
        GameResult result = play(new KClosest(), world, wrong, values);
        for (int peer = 0; peer < PEERS; peer++) {
            int[] row = wrong.row(peer, 0, new int[PEERS]);
            int nearest = IntStream.range(0, PEERS)
                    .filter(other -> row[other] != PathAlgebra.NO_LINK)
                    .boxed()
                    .min((a, b) -> Integer.compare(row[a], row[b]))
                    .orElseThrow();
            Wiring wiring = result.wirings()[peer];
            assertTrue(wiring.contains(nearest), "seed " + seed + ": peer " + peer + " chose " + wiring);
            for (int neighbour : wiring.toArray()) {
                assertEquals(world.cost(peer, neighbour, 0), result.overlay().cost(peer, neighbour));
            }
        }
        assertEquals(
                cost(play(new KClosest(), world, world, Map.of("epochs", 3))),
                cost(play(new KClosest(), world, world, values)),
                "coordinates that are right change nothing");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aFilterOfAFewCandidatesLosesLittleAndOneOfAllNothing(long seed) {
        CostTable world = PlaneWorld.of(PEERS, seed);
        double exact = cost(play(new BestResponse(), world, world, Map.of()));
        double all = cost(play(new BestResponse(), world, world, Map.of("filter", PEERS)));
        double few = cost(play(new BestResponse(), world, world, Map.of("filter", 8)));
        double random = cost(play(new KRandom(), world, world, Map.of()));
        assertEquals(exact, all, "seed " + seed);
        assertTrue(few < 1.15 * exact && few < random, "seed " + seed + ": " + few + " against " + exact);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void candidatesAreHalfTheNearestHalfByLot(long seed) {
        CostTable world = PlaneWorld.of(PEERS, seed);
        int[] present = IntStream.range(0, PEERS).toArray();
        int[] row = world.row(5, 0, new int[PEERS]);
        int[] nearest = IntStream.range(0, PEERS)
                .filter(other -> other != 5)
                .boxed()
                .sorted((a, b) -> Integer.compare(row[a], row[b]))
                .limit(4)
                .mapToInt(Integer::intValue)
                .toArray();
        int[] first = CandidateFilter.candidates(5, row, 8, present, new int[] {9}, seed);
        int[] second = CandidateFilter.candidates(5, row, 8, present, new int[] {9}, seed + 1);
        assertTrue(first.length == 8 || first.length == 9, "seed " + seed + ": " + first.length);
        for (int near : nearest) {
            assertTrue(Arrays.binarySearch(first, near) >= 0, "seed " + seed + ": " + near);
        }
        assertTrue(Arrays.binarySearch(first, 9) >= 0, "its neighbour");
        assertTrue(Arrays.binarySearch(first, 5) < 0, "itself");
        assertTrue(!Arrays.equals(first, second), "seed " + seed + ": drawn anew");
    }
}
