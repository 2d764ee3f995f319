package egoist.sim.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.overlay.Overlay;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.parameter.Registry;
import egoist.protocol.policy.WiringPolicies;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.measure.CostTable;
import egoist.sim.measure.OverlayShape;
import egoist.sim.random.SeedStreams;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule that makes the comparison of rivals fair: nobody spends more than k directed links a peer. */
class LinkBudgetTest {
    private static final int PEERS = 24;

    static Stream<Registry.Entry<WiringPolicy>> thoseThatKeepToK() {
        return WiringPolicies.registry().entries().stream()
                .filter(entry -> entry.create(Map.of()).degree(2, 100) <= 2)
                .filter(entry -> !entry.name().equals("optimal"));
    }

    private static GameResult play(WiringPolicy policy, CostTable world, int degree) {
        GameConfig config = GameConfig.from(new Parameters(GameConfig.parameters(), Map.of("epochs", 6)));
        GameResult result = new WiringGame(config, policy, world, degree, null, 1_000_000_000, new SeedStreams(3))
                .play(() -> false);
        assertNotNull(result);
        return result;
    }

    @ParameterizedTest
    @MethodSource("thoseThatKeepToK")
    void spendsAtMostKDirectedLinksAPeer(Registry.Entry<WiringPolicy> entry) {
        WiringPolicy policy = entry.create(Map.of());
        CostTable world = PlaneWorld.of(PEERS, 5);
        for (int k : new int[] {2, 4, 6}) {
            GameResult result = play(policy, world, k);
            int[] members = IntStream.range(0, PEERS).toArray();
            long links = OverlayShape.of(result.overlay(), members, world, 0, policy.mostRelays())
                    .directedLinks();
            String which = entry.name() + ", k = " + k + ": " + links;
            assertTrue(links <= (long) k * PEERS, which);
            boolean saves = entry.name().equals("variable-degree");
            assertTrue(saves || links > (long) k * PEERS * 3 / 5, which + ", far below its budget");
            assertEquals(
                    0, result.samples().get(result.samples().size() - 1).costs().unreachablePairs(), which);
        }
    }

    @ParameterizedTest
    @MethodSource("thoseThatKeepToK")
    void linksUsedBothWaysStandBothWaysAndOthersDoNot(Registry.Entry<WiringPolicy> entry) {
        WiringPolicy policy = entry.create(Map.of());
        GameResult result = play(policy, PlaneWorld.of(PEERS, 6), 4);
        Overlay overlay = result.overlay();
        boolean bothWays = policy.linkUse() == WiringPolicy.LinkUse.BOTH_WAYS;
        for (int peer = 0; peer < PEERS; peer++) {
            for (int neighbour : result.wirings()[peer].toArray()) {
                assertTrue(overlay.cost(peer, neighbour) >= 0, entry.name());
                boolean back = overlay.cost(neighbour, peer) >= 0;
                assertEquals(bothWays || result.wirings()[neighbour].contains(peer), back, entry.name());
            }
        }
    }
}
