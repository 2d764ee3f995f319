package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.Announcement;
import egoist.protocol.metric.BandwidthMetric;
import egoist.protocol.metric.LoadMetric;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.HybridBestResponse;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.KRandom;
import egoist.protocol.policy.KRegular;
import egoist.protocol.policy.WiringPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole overlays of tens of peers, started, disturbed and left to themselves. */
class OverlayRunTest {
    /** Selfish peers may cut someone off for a moment; the next epoch of any of them must mend it. */
    private static void assertConnects(TinyWorld world, String context) {
        for (int second = 0; !world.connected(); second++) {
            assertTrue(second < 65, context + ": still not connected");
            world.run(1);
        }
    }

    /** Everyone comes to hold the same announcements, and exactly the living for members. */
    private static void assertAgrees(TinyWorld world, String context) {
        for (int second = 0; disagreement(world) != null; second++) {
            assertTrue(second < 120, context + ": " + disagreement(world));
            world.run(1);
        }
    }

    private static @Nullable String disagreement(TinyWorld world) {
        int[] alive = world.alive();
        long digest = world.peer(alive[0]).status().digest();
        for (int id : alive) {
            PeerStatus status = world.peer(id).status();
            if (status.digest() != digest) {
                return "database of peer " + id;
            }
            if (!Arrays.equals(alive, status.members())) {
                return "members of peer " + id + ": " + Arrays.toString(status.members());
            }
        }
        return null;
    }

    private static void assertFull(TinyWorld world, int degree, String context) {
        for (int id : world.alive()) {
            assertEquals(degree, world.peer(id).wiring().size(), context + ": links of peer " + id);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bestResponseConverges(long seed) {
        TinyWorld world = new TinyWorld(30, Configs.of(4), seed);
        world.joinAll();
        world.run(3);
        double early = world.meanCostMicros();
        world.run(600);
        assertConnects(world, "seed " + seed);
        assertAgrees(world, "seed " + seed);
        assertFull(world, 4, "seed " + seed);
        assertTrue(world.meanCostMicros() < 0.8 * early, "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bestResponseWithAThresholdComesToRest(long seed) {
        TinyWorld world = new TinyWorld(30, Configs.of(4, new BestResponse(0.1)), seed);
        world.joinAll();
        world.run(900);
        int[] before = rewirings(world);
        world.run(300);
        assertEquals(Arrays.toString(before), Arrays.toString(rewirings(world)), "seed " + seed);
    }

    private static int[] rewirings(TinyWorld world) {
        return Arrays.stream(world.alive())
                .map(id -> (int) world.peer(id).counts().rewirings())
                .toArray();
    }

    static List<WiringPolicy> policies() {
        return List.of(
                new KRandom(),
                new KClosest(),
                new KRegular(),
                new HybridBestResponse(2, List.of(), 0),
                new BestResponse());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void everyPolicyKeepsTheOverlayConnected(WiringPolicy policy) {
        TinyWorld world = new TinyWorld(20, Configs.of(3, policy), 5);
        world.joinAll();
        world.run(400);
        assertConnects(world, policy.toString());
        assertFull(world, 3, policy.toString());
        assertAgrees(world, policy.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void silentDeathIsNoticedAndHealed(long seed) {
        TinyWorld world = new TinyWorld(24, Configs.of(3, "repair", "immediate"), seed);
        world.joinAll();
        world.run(200);
        world.crash(3);
        world.crash(11);
        world.crash(17);
        world.run(40);
        for (int id : world.alive()) {
            for (int gone : new int[] {3, 11, 17}) {
                assertFalse(world.peer(id).wiring().contains(gone), "seed " + seed + ": " + id + " -> " + gone);
            }
        }
        world.run(80);
        assertConnects(world, "seed " + seed);
        assertFull(world, 3, "seed " + seed);
        world.run(900);
        assertAgrees(world, "seed " + seed);
        for (int id : world.alive()) {
            Announcement left = world.peer(id).announcement(3);
            assertTrue(left == null || left.departed(), "seed " + seed + ": peer " + id + " remembers " + left);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whoLeavesIsGoneEverywhereAtOnce(long seed) {
        TinyWorld world = new TinyWorld(24, Configs.of(3), seed);
        world.joinAll();
        world.run(200);
        world.leave(5);
        world.run(2);
        for (int id : world.alive()) {
            assertTrue(world.peer(id).announcement(5).departed(), "seed " + seed + ": peer " + id);
            assertFalse(world.peer(id).wiring().contains(5), "seed " + seed + ": peer " + id);
        }
        assertAgrees(world, "seed " + seed);
        world.run(1500);
        for (int id : world.alive()) {
            assertNull(world.peer(id).announcement(5), "seed " + seed + ": tombstone at peer " + id);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aPartitionHeals(long seed) {
        TinyWorld world = new TinyWorld(20, Configs.of(3), seed);
        world.joinAll();
        world.run(200);
        world.rosterUp(false);
        world.cut((from, to) -> (from < 8) != (to < 8));
        world.run(300);
        for (int id : world.alive()) {
            int side = id < 8 ? 8 : 12;
            assertEquals(side, world.peer(id).status().members().length, "seed " + seed + ": peer " + id);
        }
        world.cut((from, to) -> false);
        world.run(120);
        assertConnects(world, "seed " + seed);
        assertAgrees(world, "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aPartitionLongerThanExpiryHeals(long seed) {
        TinyWorld world = new TinyWorld(16, Configs.of(3, new KRandom()), seed);
        world.joinAll();
        world.run(200);
        world.cut((from, to) -> (from % 2) != (to % 2));
        world.run(2500);
        assertEquals(8, world.peer(0).status().announced());
        world.cut((from, to) -> false);
        world.run(180);
        assertConnects(world, "seed " + seed);
        assertAgrees(world, "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noLivingPeerIsBuriedUnderLoss(long seed) {
        TinyWorld world = new TinyWorld(20, Configs.of(3), seed);
        world.loss(0.02);
        world.joinAll();
        world.run(900);
        for (int id : world.alive()) {
            assertEquals(0, world.peer(id).counts().deaths(), "seed " + seed + ": peer " + id);
        }
        assertConnects(world, "seed " + seed);
        world.loss(0);
        world.run(120);
        assertAgrees(world, "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void churnIsSurvived(long seed) {
        TinyWorld world = new TinyWorld(30, Configs.of(4), seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int id = 0; id < 20; id++) {
            world.join(id);
        }
        world.run(120);
        for (int i = 0; i < 100; i++) {
            int id = random.nextInt(30);
            if (world.peer(id) == null) {
                world.join(id);
            } else if (world.alive().length > 10) {
                if (random.nextBoolean()) {
                    world.leave(id);
                } else {
                    world.crash(id);
                }
            }
            world.run(random.nextDouble() * 20);
        }
        world.run(200);
        assertConnects(world, "seed " + seed);
        world.run(1200);
        assertAgrees(world, "seed " + seed);
        assertFull(world, 4, "seed " + seed);
    }

    @Test
    void pacedAndPeriodicFloodsTellTheSame() {
        for (Object[] keys : new Object[][] {
            {"flood-pacing", "50ms"},
            {"announce", "periodic", "announce-period", "20s"},
            {"announce", "periodic", "flooding", "out"},
            {"keep-alive", "0s"},
            {"ping-limit", 5}
        }) {
            TinyWorld world = new TinyWorld(16, Configs.of(3, keys), 9);
            world.joinAll();
            world.run(600);
            String context = Arrays.toString(keys);
            assertConnects(world, context);
            assertFull(world, 3, context);
            for (int id : world.alive()) {
                assertEquals(16, world.peer(id).status().announced(), context);
            }
        }
    }

    @Test
    void otherMetricsMeasureWhatTheyClaim() {
        TinyWorld load = new TinyWorld(12, Configs.of(3, new BestResponse(), new LoadMetric()), 2);
        load.joinAll();
        load.run(200);
        Announcement announcement = load.peer(4).announcement(4);
        assertEquals(announcement.cost(0), announcement.cost(1));
        assertEquals(load.peer(4).status().loadThousandths(), announcement.cost(0), 1);
        assertNotEquals(load.peer(5).announcement(5).cost(0), announcement.cost(0));
        assertTrue(load.connected());

        TinyWorld wide = new TinyWorld(12, Configs.of(3, new BestResponse(), new BandwidthMetric()), 2);
        wide.joinAll();
        wide.run(200);
        assertTrue(wide.connected());
        assertEquals(wide.bandwidthKbps(4, 7), wide.peer(4).linkCost(7));
    }

    @Test
    void equalRunsAreEqualToTheLetter() {
        List<String> first = transcript();
        List<String> second = transcript();
        assertTrue(first.size() > 3_000, first.size() + " lines");
        assertEquals(String.join("\n", first), String.join("\n", second));
    }

    private static List<String> transcript() {
        TinyWorld world = new TinyWorld(12, Configs.of(3), 4);
        world.logging(true);
        world.joinAll();
        world.run(60);
        world.crash(2);
        world.leave(3);
        world.run(100);
        return world.log();
    }
}
