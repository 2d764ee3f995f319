package egoist.sim.game;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.StrongConnectivity;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.FullMesh;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.KRandom;
import egoist.protocol.policy.KRegular;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.rival.CloseAndRandom;
import egoist.sim.measure.CostTable;
import egoist.sim.measure.OverlayCosts;
import egoist.sim.random.SeedStreams;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WiringGameTest {
    private static final long PENALTY = 100_000_000;

    private static GameConfig config(Map<String, ?> values) {
        return GameConfig.from(new Parameters(GameConfig.parameters(), values));
    }

    private static GameResult play(WiringPolicy policy, CostTable world, int degree, long seed, Map<String, ?> values) {
        GameResult result = new WiringGame(config(values), policy, world, degree, null, PENALTY, new SeedStreams(seed))
                .play(() -> false);
        if (result == null) {
            throw new AssertionError("stopped by nobody");
        }
        return result;
    }

    private static double cost(GameResult result) {
        return result.samples().get(result.samples().size() - 1).costs().mean();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bestResponseBeatsTheHeuristicsAndTheMeshBeatsAll(long seed) {
        CostTable world = PlaneWorld.of(30, seed);
        double best = cost(play(new BestResponse(), world, 3, seed, Map.of()));
        String which = "seed " + seed;
        assertTrue(cost(play(new KRandom(), world, 3, seed, Map.of())) > 1.2 * best, which);
        assertTrue(cost(play(new KRegular(), world, 3, seed, Map.of())) > 1.2 * best, which);
        assertTrue(cost(play(new KClosest(), world, 3, seed, Map.of())) > 1.02 * best, which);
        assertTrue(cost(play(new FullMesh(), world, 3, seed, Map.of())) < best, which);
    }

    @Test
    void heuristicsComeToRestAtOnce() {
        CostTable world = PlaneWorld.of(20, 7);
        for (WiringPolicy policy : new WiringPolicy[] {new KRandom(), new KClosest(), new KRegular(), new FullMesh()}) {
            GameResult result = play(policy, world, 3, 7, Map.of());
            assertTrue(result.converged());
            int epochs = result.samples().size();
            assertTrue(epochs <= 2, policy.getClass() + ": one epoch to choose, one to see that it stays: " + epochs);
        }
    }

    @Test
    void disconnectedChoicesGetTheFullRingById() {
        CostTable world = PlaneWorld.clusters(20, 2);
        GameResult result = play(new KClosest(), world, 3, 1, Map.of());
        for (int peer = 0; peer < 20; peer++) {
            Wiring wiring = result.wirings()[peer];
            assertEquals(3, wiring.size());
            assertTrue(wiring.contains((peer + 1) % 20), "peer " + peer + " lacks its successor: " + wiring);
            int donated = (int) IntStream.range(0, 3).filter(wiring::donated).count();
            assertEquals(1, donated);
        }
        int[] all = IntStream.range(0, 20).toArray();
        assertTrue(new StrongConnectivity().stronglyConnected(result.overlay(), all));
    }

    @Test
    void randomStartsThatFallApartGetTheRingToo() {
        GameResult result = play(new KRandom(), PlaneWorld.of(40, 4), 1, 4, Map.of());
        for (int peer = 0; peer < 40; peer++) {
            assertEquals(Wiring.of(new int[0], new int[] {(peer + 1) % 40}), result.wirings()[peer]);
        }
        assertEquals(0, result.samples().get(0).costs().unreachablePairs());
    }

    @Test
    void connectedChoicesKeepTheirLinks() {
        CostTable world = PlaneWorld.of(20, 3);
        GameResult result = play(new KRandom(), world, 8, 3, Map.of());
        for (Wiring wiring : result.wirings()) {
            assertFalse(IntStream.range(0, wiring.size()).anyMatch(wiring::donated), wiring.toString());
        }
    }

    @Test
    void growingByJoinsConnectsEveryone() {
        CostTable world = PlaneWorld.of(40, 5);
        GameResult result = play(new BestResponse(), world, 2, 5, Map.of("start", "joins", "order", "random"));
        assertEquals(
                0, result.samples().get(result.samples().size() - 1).costs().unreachablePairs());
        for (Wiring wiring : result.wirings()) {
            assertEquals(2, wiring.size());
        }
    }

    @Test
    void sameSeedSameGame() {
        CostTable world = PlaneWorld.of(25, 9);
        Map<String, ?> random = Map.of("order", "random");
        long hash = play(new BestResponse(), world, 3, 9, random).traceHash();
        assertEquals(hash, play(new BestResponse(), world, 3, 9, random).traceHash());
        assertNotEquals(hash, play(new BestResponse(), world, 3, 10, random).traceHash());
    }

    @Test
    void stopsWhenAsked() {
        CostTable world = PlaneWorld.of(25, 9);
        assertNull(new WiringGame(config(Map.of()), new BestResponse(), world, 3, null, PENALTY, new SeedStreams(1))
                .play(() -> true));
    }

    @Test
    void aChangingWorldIsPlayedToTheEnd() {
        CostTable world = PlaneWorld.drifting(20, 11);
        GameResult result = play(new BestResponse(), world, 3, 11, Map.of("epochs", 12));
        assertEquals(12, result.samples().size());
        assertFalse(result.converged());
        int[] all = IntStream.range(0, 20).toArray();
        long last = 11 * 60_000_000L;
        for (int peer : all) {
            for (int neighbour : result.wirings()[peer].toArray()) {
                int now = world.row(peer, last, new int[20])[neighbour];
                assertEquals(
                        now, result.overlay().cost(peer, neighbour), "links must carry the costs of the last epoch");
            }
        }
        double again = OverlayCosts.of(result.overlay(), PathAlgebra.ADDITIVE, all, null, PENALTY)
                .mean();
        assertEquals(again, cost(result), 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void startsFromTheLinksAnotherPolicysGameEndsWith(long seed) {
        CostTable world = PlaneWorld.of(30, seed);
        WiringPolicy patient = new BestResponse(1);
        Wiring[] closest = play(new KClosest(), world, 3, seed, Map.of()).wirings();
        Wiring[] kept =
                play(patient, world, 3, seed, Map.of("start", "k-closest")).wirings();
        for (int peer = 0; peer < 30; peer++) {
            String which = "seed " + seed + ", peer " + peer + ": nothing is worth a whole cost, so it stays as it is";
            assertArrayEquals(closest[peer].toArray(), kept[peer].toArray(), which);
        }
        double better = cost(play(new BestResponse(), world, 3, seed, Map.of("start", "k-closest")));
        assertTrue(better < cost(play(new KClosest(), world, 3, seed, Map.of())), "seed " + seed);
    }

    @Test
    void linksUsedBothWaysFillTheLinksOfOneWayPolicies() {
        CostTable world = PlaneWorld.of(30, 4);
        Wiring[] opened = play(new CloseAndRandom(0.5), world, 4, 4, Map.of()).wirings();
        Wiring[] kept = play(new BestResponse(1), world, 4, 4, Map.of("start", "close-random"))
                .wirings();
        for (int peer = 0; peer < 30; peer++) {
            assertEquals(0, opened[peer].linksNotIn(kept[peer]), "peer " + peer + " lost a link it had opened");
            assertEquals(4, kept[peer].size(), "peer " + peer);
        }
    }

    @Test
    void startsOfAPolicyThatNeedsTheRingStayItsOwn() {
        CostTable world = PlaneWorld.of(20, 3);
        assertArrayEquals(
                play(new KRandom(), world, 3, 3, Map.of()).wirings(),
                play(new KRandom(), world, 3, 3, Map.of("start", "best-response"))
                        .wirings());
    }
}
