package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.Message;
import egoist.protocol.message.MessageCodec;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.HybridBestResponse;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the papers say of the protocol, one test each. Sections are those of EGOIST, CoNEXT 2008, unless said. */
class PaperClaimsTest {
    private static final int PEERS = 20;
    private static final int DEGREE = 4;

    private static TinyWorld settled(long seed, Object... settings) {
        TinyWorld world = new TinyWorld(PEERS, Configs.of(DEGREE, new BestResponse(0.1), settings), seed);
        world.joinAll();
        world.run(900);
        return world;
    }

    /** Section 3.1: a newcomer connects to at least one node, and after some time holds the residual graph. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aNewcomerSoonHoldsTheResidualGraph(long seed) {
        TinyWorld world = new TinyWorld(PEERS, Configs.of(DEGREE), seed);
        for (int id = 1; id < PEERS; id++) {
            world.join(id);
        }
        world.run(200);
        Peer newcomer = world.join(0);
        world.run(3);
        assertTrue(newcomer.wiring().size() >= 1, "seed " + seed);
        WiringProblem problem = newcomer.problem();
        for (int id = 1; id < PEERS; id++) {
            Announcement own = world.peer(id).announcement(id);
            assertEquals(own.degree(), problem.overlay().degree(id), "seed " + seed + ", links of " + id);
            assertTrue(problem.linkCosts()[id] >= 0, "seed " + seed + ": " + id + " is measured");
        }
    }

    /** Section 3.1: an announcement holds the peer's id, its neighbours' ids and the costs of the k links. */
    @Test
    void anAnnouncementHoldsTheLinksAndTheirCosts() {
        TinyWorld world = settled(1);
        for (int id = 0; id < PEERS; id++) {
            Announcement own = world.peer((id + 1) % PEERS).announcement(id);
            assertEquals(id, own.origin());
            int[] neighbours = new int[own.degree()];
            Arrays.setAll(neighbours, own::neighbour);
            assertEquals(Arrays.toString(world.peer(id).wiring().toArray()), Arrays.toString(neighbours));
            for (int i = 0; i < own.degree(); i++) {
                assertEquals(world.delayMicros(id, own.neighbour(i)), own.cost(i), 1);
            }
        }
    }

    /** Section 3.1: a node's wiring is propagated only if it changed; here also slowly again, so that the gone are noticed. */
    @Test
    void whatDoesNotChangeIsHardlyTold() {
        TinyWorld world = settled(2);
        long before = originated(world);
        world.run(300);
        assertEquals(PEERS, originated(world) - before, "one refresh each");
    }

    private static long originated(TinyWorld world) {
        return Arrays.stream(world.alive())
                .mapToLong(id -> world.peer(id).counts().announcementsOriginated())
                .sum();
    }

    /** Section 3.1: measuring costs O(n) per node and epoch, and only k links per node are announced. */
    @Test
    void measuringIsLinearAndAnnouncingIsOfDegree() {
        TinyWorld world = settled(3);
        long pings = world.sent(Message.Kind.PING);
        world.run(350);
        double sent = (double) world.sent(Message.Kind.PING) - pings;
        assertEquals(10.0 * PEERS * (PEERS - 1), sent, 10.0 * PEERS);
        for (int id = 0; id < PEERS; id++) {
            assertEquals(DEGREE, world.peer(0).announcement(id).degree());
        }
    }

    /** Section 4.2: epochs are not synchronised; on average some node evaluates its wiring every T/n. */
    @Test
    void someoneRewiresEveryNthOfAnEpoch() {
        int[] perSlot = new int[6];
        for (int id = 0; id < 60; id++) {
            RecordingEnvironment world = RecordingEnvironment.of(id, Configs.of(2));
            world.peer().start();
            perSlot[(int) (world.due(Timer.REWIRE) / 10_000_000)]++;
        }
        assertTrue(Arrays.stream(perSlot).allMatch(count -> count >= 3), Arrays.toString(perSlot));
    }

    /** Section 4.3: re-wirings fall over time. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rewiringsFall(long seed) {
        TinyWorld world = new TinyWorld(PEERS, Configs.of(DEGREE), seed);
        world.joinAll();
        world.run(121);
        long early = rewirings(world);
        world.run(1200);
        long middle = rewirings(world);
        world.run(121);
        assertTrue(early >= PEERS, "seed " + seed + ": " + early);
        assertTrue(rewirings(world) - middle < early / 2, "seed " + seed + ": " + (rewirings(world) - middle));
    }

    private static long rewirings(TinyWorld world) {
        return Arrays.stream(world.alive())
                .mapToLong(id -> world.peer(id).counts().rewirings())
                .sum();
    }

    /** Section 4.3: BR(eps) re-wires far less, for little more cost. */
    @Test
    void aThresholdSparesMostRewirings() {
        TinyWorld eager = new TinyWorld(PEERS, Configs.of(DEGREE), 4);
        TinyWorld calm = new TinyWorld(PEERS, Configs.of(DEGREE, new BestResponse(0.1)), 4);
        for (TinyWorld world : List.of(eager, calm)) {
            world.joinAll();
            world.run(1500);
        }
        assertTrue(rewirings(calm) < 0.7 * rewirings(eager), rewirings(calm) + " against " + rewirings(eager));
        assertTrue(calm.meanCostMicros() < 1.2 * eager.meanCostMicros());
    }

    /** BUCS-TR-2007-013, section 4.4: unreachable targets cost so much that the next node to evaluate links to them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void selfishnessHeals(long seed) {
        TinyWorld world = settled(seed);
        for (int gone : new int[] {1, 5, 9, 13, 17}) {
            world.crash(gone);
        }
        world.run(120);
        assertTrue(world.connected(), "seed " + seed);
    }

    /** Section 3.3: donated links keep the overlay connected while selfish ones are not yet repaired. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theDonatedRingSurvivesADeathAtOnce(long seed) {
        PeerConfig config = Configs.of(DEGREE, new HybridBestResponse(2, List.of(), 0.1));
        TinyWorld world = new TinyWorld(PEERS, config, seed);
        world.joinAll();
        world.run(400);
        for (int gone = 0; gone < PEERS; gone += 7) {
            world.crash(gone);
            assertTrue(world.connected(), "seed " + seed + " without " + gone);
            world.run(200);
        }
        assertFalse(world.peer(1).wiring().contains(0));
    }

    /** Section 4.3 gives (64+40k) bits, the journal (192+32k); a signed announcement of today is about ten times that. */
    @Test
    void anAnnouncementOfFiveLinksTakesAFewHundredBytes() {
        int[] neighbours = {1, 2, 3, 4, 5};
        int[] costs = {50_000, 60_000, 70_000, 80_000, 90_000};
        Announcement announcement = new Announcement(0, 1L << 60, 100, false, neighbours, costs, new boolean[5]);
        int bytes = MessageCodec.wireBytes(announcement);
        assertTrue(bytes >= 200 && bytes <= 260, bytes + " bytes");
    }
}
