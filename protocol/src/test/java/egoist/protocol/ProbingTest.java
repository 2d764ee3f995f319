package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.JoinReply;
import egoist.protocol.message.LinkAccept;
import egoist.protocol.message.Ping;
import egoist.protocol.message.Pong;
import egoist.protocol.overlay.Wiring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbingTest {
    private static final long SECOND = 1_000_000;

    /** A started peer 0 that knows peers 1 to {@code others}, all of whom answer every ping after {@code rttMicros}. */
    private static RecordingEnvironment world(int others, Object... settings) {
        List<Object> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("boot-delay", "1h", "join-retry", "1h", "join-retry-max", "1h"));
        RecordingEnvironment world = RecordingEnvironment.of(0, Configs.of(3, all.toArray()));
        world.peer().start();
        world.peer()
                .receive(
                        Bootstrap.ID,
                        new JoinReply(IntStream.rangeClosed(1, others).toArray()));
        return world;
    }

    /** Lets time pass while all but {@code silent} answer pings after 40 ms; returns who was pinged, when. */
    private static Map<Integer, List<Long>> live(RecordingEnvironment world, double seconds, Integer... silent) {
        world.takeSent();
        world.answerPings(40_000, id -> !List.of(silent).contains(id));
        world.run(seconds);
        Map<Integer, List<Long>> pinged = new HashMap<>();
        for (RecordingEnvironment.Sent sent : world.takeSent()) {
            if (sent.message() instanceof Ping ping) {
                pinged.computeIfAbsent(sent.to(), id -> new ArrayList<>()).add(ping.sentMicros());
            }
        }
        return pinged;
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50, 300})
    void eachMemberIsPingedOnceAPeriodAndTheLoadIsSpread(int others) {
        RecordingEnvironment world = world(others);
        live(world, 60);
        long from = world.nowMicros();
        Map<Integer, List<Long>> pinged = live(world, 70);
        assertEquals(others, pinged.size());
        Map<Long, Integer> perSecond = new HashMap<>();
        for (List<Long> times : pinged.values()) {
            assertEquals(2, times.size(), "pings in two periods of 35 s");
            times.forEach(time -> perSecond.merge((time - from) / SECOND, 1, Integer::sum));
        }
        int most = perSecond.values().stream().mapToInt(n -> n).max().orElseThrow();
        assertTrue(most <= 2 * (others / 35 + 1), most + " pings in one second");
    }

    @Test
    void aLimitSpreadsTheRoundOverSeveralPeriodsButPartnersAreStillPingedInEach() {
        RecordingEnvironment world = world(60, "ping-limit", 20, "keep-alive", "0s");
        live(world, 5);
        world.peer().adopt(Wiring.of(7, 8));
        world.peer().receive(7, new LinkAccept(0));
        world.peer().receive(8, new LinkAccept(0));
        live(world, 35);
        Map<Integer, List<Long>> pinged = live(world, 4 * 35);
        int members = pinged.values().stream().mapToInt(List::size).sum();
        assertTrue(members <= 4 * (20 + 3 + 2), members + " pings in four periods");
        assertEquals(60, pinged.size(), "all in turn");
        assertTrue(pinged.get(7).size() >= 4, "partner: " + pinged.get(7));
    }

    @Test
    void theCostIsHalfTheRoundTripSmoothed() {
        RecordingEnvironment world = world(1, "smoothing", 0.25);
        world.at(200_000);
        assertEquals(-1, world.peer().linkCost(1), "not measured, no cost");
        world.at(60_000);
        world.peer().receive(1, new Pong(0, 0));
        assertEquals(30_000, world.peer().linkCost(1));
        world.answerPings(100_000, id -> true);
        world.takeSent();
        while (world.sent(Ping.class).isEmpty()) {
            world.run(0.2);
        }
        world.run(0.2);
        assertEquals(35_000, world.peer().linkCost(1), "a quarter of the way to 50 ms");
    }

    @Test
    void roundTripsOfTwoWaysAreNeverAveraged() {
        RecordingEnvironment world = world(1, "smoothing", 0.25);
        world.at(60_000);
        world.peer().receive(1, new Pong(0, 0));
        assertEquals(30_000, world.peer().linkCost(1));
        world.takeSent();
        while (world.sent(Ping.class).isEmpty()) {
            world.run(0.2);
        }
        long sent = world.sent(Ping.class).get(0).sentMicros();
        world.at(sent + 100_000);
        world.peer().receive(1, new Pong(sent, 0, true));
        assertEquals(50_000, world.peer().linkCost(1), "not a quarter of the way there");
    }

    @Test
    void answersNobodyAskedForAndAnswersTwiceChangeNothing() {
        RecordingEnvironment world = world(2);
        world.peer().receive(1, new Pong(-50_000, 0));
        int cost = world.peer().linkCost(1);
        world.peer().receive(1, new Pong(-900_000, 0));
        assertEquals(cost, world.peer().linkCost(1));
        world.peer().receive(9, new Pong(0, 0));
        assertEquals(-1, world.peer().linkCost(9));
        world.peer().receive(2, new Pong(500_000, 0));
        assertEquals(-1, world.peer().linkCost(2), "sent in the future");
    }

    @Test
    void anAnswerAfterTheTimeoutCountsAsLostThoughThePeerLives() {
        RecordingEnvironment world = world(1);
        world.at(3_500_000);
        world.peer().receive(1, new Pong(0, 0));
        assertEquals(-1, world.peer().linkCost(1));
        assertEquals(0, world.peer().counts().deaths());
    }

    @Test
    void oneLossIsTriedAgainTwoMakeTheLinkUnusable() {
        RecordingEnvironment world = world(2, "keep-alive", "0s");
        live(world, 50);
        assertEquals(20_000, world.peer().linkCost(1));
        Map<Integer, List<Long>> pinged = live(world, 37, 1);
        List<Long> tries = pinged.get(1);
        assertTrue(tries.size() >= 2, tries.toString());
        long gap = tries.get(1) - tries.get(0);
        assertTrue(gap >= 3 * SECOND && gap <= 5 * SECOND, "second ping after " + gap);
        live(world, 12, 1);
        assertEquals(-1, world.peer().linkCost(1));
        assertEquals(20_000, world.peer().linkCost(2));
        assertTrue(world.peer().counts().pingsLost() >= 2);
    }

    @Test
    void whoSleptBlamesNobody() {
        RecordingEnvironment world = world(30, "keep-alive", "0s");
        live(world, 60);
        long lost = world.peer().counts().pingsLost();
        world.answerPings(0, id -> false);
        world.run(2);
        world.at(world.nowMicros() + 20 * SECOND);
        world.run(0.1);
        assertEquals(lost, world.peer().counts().pingsLost());
        live(world, 60);
        assertEquals(0, world.peer().counts().deaths());
    }

    @Test
    void membersHeardOfLaterAreMeasuredWithinSeconds() {
        RecordingEnvironment world = world(3);
        live(world, 10);
        world.peer().receive(2, new Announcement(9, 1, 1, false, new int[] {2}, new int[] {5}, new boolean[1]));
        assertTrue(live(world, 3).containsKey(9));
    }

    @Test
    void pingsOutOfTurnRespectTheBurstLimit() {
        RecordingEnvironment world = world(500, "ping-burst", 50);
        assertEquals(50, world.sent(Ping.class).size());
        world.takeSent();
        world.runUntil(10 * SECOND);
        Map<Long, Integer> perSecond = new HashMap<>();
        for (Ping ping : world.sent(Ping.class)) {
            perSecond.merge(ping.sentMicros(), 1, Integer::sum);
        }
        int most = perSecond.values().stream().mapToInt(n -> n).max().orElseThrow();
        assertTrue(most <= 50 + 500 / 35 + 2, most + " pings at once");
    }

    @Test
    void theOwnLoadIsSmoothedOverAMinuteAndTold() {
        RecordingEnvironment world = world(1);
        world.load(0.5);
        world.runUntil(SECOND);
        world.load(4.5);
        world.runUntil(61 * SECOND);
        world.takeSent();
        world.peer().receive(1, new Ping(3));
        int load = world.sent(Pong.class).get(0).loadThousandths();
        assertEquals(4500 - 4000 / StrictMath.E, load, 60);
        assertEquals(load, world.peer().status().loadThousandths());
    }

    @Test
    void differentPeersPingInDifferentOrder() {
        HashSet<List<Integer>> orders = new HashSet<>();
        for (int id = 45; id < 50; id++) {
            RecordingEnvironment world = RecordingEnvironment.of(id, Configs.of(3));
            world.peer().start();
            world.peer()
                    .receive(Bootstrap.ID, new JoinReply(IntStream.range(0, 50).toArray()));
            orders.add(world.receivers(Ping.class).stream().limit(5).toList());
        }
        assertTrue(orders.size() >= 4, orders.toString());
    }
}
