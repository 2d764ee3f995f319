package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.DatabaseSummary;
import egoist.protocol.message.DatabaseSync;
import egoist.protocol.message.JoinReply;
import egoist.protocol.message.KeepAlive;
import egoist.protocol.message.LinkAccept;
import egoist.protocol.message.LinkClose;
import egoist.protocol.message.LinkOpen;
import egoist.protocol.message.Message;
import egoist.protocol.message.Ping;
import egoist.protocol.message.Pong;
import egoist.protocol.message.ProbeReply;
import egoist.protocol.message.ProbeRequest;
import egoist.protocol.overlay.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureDetectionTest {
    /** A started peer 0 among 1 to 9, linked to 1, 2 and 3, that has been left alone for a minute. */
    private static RecordingEnvironment world(Object... settings) {
        List<Object> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("boot-delay", "1h", "join-retry", "1h", "join-retry-max", "1h", "epoch", "0s"));
        RecordingEnvironment world = RecordingEnvironment.of(0, Configs.of(3, all.toArray()));
        world.answerPings(40_000, id -> true);
        world.peer().start();
        world.peer().receive(Bootstrap.ID, new JoinReply(IntStream.range(1, 10).toArray()));
        world.run(1);
        world.peer().adopt(Wiring.of(1, 2, 3));
        for (int id = 1; id <= 3; id++) {
            world.peer().receive(id, new LinkAccept(0));
        }
        world.peer().receive(3, new DatabaseSync(new Announcement[0], true));
        world.takeSent();
        return world;
    }

    private static Object[] noKeepAlive() {
        return new Object[] {"keep-alive", "0s"};
    }

    private static List<Integer> alive(RecordingEnvironment world) {
        return Arrays.stream(world.peer().status().members()).boxed().toList();
    }

    @Test
    void aSilentMemberIsAskedAfterBeforeItIsDead() {
        RecordingEnvironment world = world(noKeepAlive());
        world.answerPings(40_000, id -> id != 7);
        world.run(60);
        assertEquals(Set.of(1, 2, 3), new HashSet<>(world.receivers(ProbeRequest.class)));
        assertEquals(7, world.sent(ProbeRequest.class).get(0).target());
        assertFalse(alive(world).contains(7));
        assertEquals(1, world.peer().counts().deaths());
    }

    @Test
    void deathTakesLessThanTheOriginalsFiftySeconds() {
        RecordingEnvironment world = world(noKeepAlive());
        world.run(40);
        world.answerPings(40_000, id -> id != 7);
        int seconds = 0;
        while (alive(world).contains(7)) {
            world.run(1);
            seconds++;
        }
        assertTrue(seconds <= 50, seconds + " s");
    }

    @Test
    void whoAPartnerReachesIsAliveThoughNotLinkable() {
        RecordingEnvironment world = world(noKeepAlive());
        world.answerPings(40_000, id -> id != 7);
        for (int i = 0; i < 600; i++) {
            world.run(0.1);
            for (RecordingEnvironment.Sent sent : world.takeSent()) {
                if (sent.message() instanceof ProbeRequest request && sent.to() == 2) {
                    world.peer().receive(2, new ProbeReply(request.target()));
                }
            }
        }
        assertEquals(0, world.peer().counts().deaths());
        assertEquals(-1, world.peer().linkCost(7));
    }

    @Test
    void thisPeerAsksAfterOthersToo() {
        RecordingEnvironment world = world(noKeepAlive());
        world.peer().receive(2, new ProbeRequest(8));
        world.run(0.1);
        assertEquals(List.of(2), world.receivers(ProbeReply.class));
        world.takeSent();
        world.answerPings(40_000, id -> false);
        world.peer().receive(2, new ProbeRequest(8));
        world.run(10);
        world.peer().receive(8, new Pong(0, 0));
        assertTrue(world.sent(ProbeReply.class).isEmpty(), "too late to help");
    }

    /** However much the target of a request has to say while its answer is awaited, each request is answered once. */
    @Test
    void eachRequestIsAnsweredOnce() {
        RecordingEnvironment world = world(noKeepAlive());
        world.answerPings(40_000, id -> false);
        world.peer().receive(2, new ProbeRequest(8));
        world.peer().receive(3, new ProbeRequest(8));
        world.peer().receive(2, new ProbeRequest(9));
        for (int i = 0; i < 50; i++) {
            world.peer().receive(8, new KeepAlive(false, 1));
            world.peer().receive(8, new Ping(1));
        }
        assertEquals(List.of(2, 3), world.receivers(ProbeReply.class));
        world.peer().receive(9, new Ping(1));
        assertEquals(List.of(2, 3, 2), world.receivers(ProbeReply.class));
        world.takeSent();
        world.peer().receive(1, new ProbeRequest(8));
        world.peer().receive(8, new Ping(2));
        assertEquals(List.of(1), world.receivers(ProbeReply.class), "who is asked after again");
    }

    @Test
    void requestsOfOthersAreBounded() {
        RecordingEnvironment world = world(noKeepAlive());
        world.answerPings(40_000, id -> false);
        for (int i = 0; i < 1000; i++) {
            world.peer().receive(2, new ProbeRequest(1000 + i));
        }
        assertEquals(256, world.sent(Ping.class).size());
    }

    @Test
    void aVerdictIsLocal() {
        RecordingEnvironment world = world(noKeepAlive());
        world.answerPings(40_000, id -> id != 7);
        world.run(100);
        assertEquals(1, world.peer().counts().deaths());
        EnumSet<Message.Kind> kinds = EnumSet.noneOf(Message.Kind.class);
        for (RecordingEnvironment.Sent sent : world.takeSent()) {
            kinds.add(sent.message().kind());
            if (sent.message() instanceof Announcement announcement) {
                assertEquals(0, announcement.origin(), "only its own links");
            }
        }
        kinds.removeAll(EnumSet.of(
                Message.Kind.PING, Message.Kind.PROBE_REQUEST, Message.Kind.ANNOUNCEMENT, Message.Kind.KEEP_ALIVE));
        assertEquals(EnumSet.noneOf(Message.Kind.class), kinds);
    }

    @Test
    void theFirstSignOfLifeTakesTheVerdictBack() {
        RecordingEnvironment world = world(noKeepAlive());
        world.answerPings(40_000, id -> id != 7 && id != 8);
        world.run(100);
        assertEquals(2, world.peer().counts().deaths());
        world.answerPings(40_000, id -> true);
        world.takeSent();
        world.peer().receive(7, new Ping(1));
        assertTrue(world.receivers(KeepAlive.class).contains(7), "compares databases with who is back");
        world.run(3);
        assertTrue(alive(world).contains(7));
        assertEquals(20_000, world.peer().linkCost(7));
        assertTrue(alive(world).contains(8), "others thought dead are looked for at once");
    }

    /** However many come back, summaries out of turn take no more than 10 ms a piece for each origin; none that is due is forgotten. */
    @Test
    void databasesAreComparedWithTheReturnedAtALimitedRate() {
        RecordingEnvironment world = world("keep-alive", "0s", "remove", "1d", "expiry", "7d");
        int[] one = {1};
        for (int origin = 100; origin < 400; origin++) {
            world.peer().receive(1, new Announcement(origin, 1, 1, false, one, one, new boolean[1]));
        }
        world.answerPings(40_000, id -> id != 7 && id != 8);
        world.run(100);
        world.takeSent();
        world.answerPings(40_000, id -> true);
        comparedNotes(world, 7);
        assertEquals(List.of(2), world.receivers(DatabaseSummary.class), "the first is due anyhow");
        comparedNotes(world, 8);
        assertEquals(1, world.sent(DatabaseSummary.class).size(), "too soon for another one of 300 origins");
        world.run(2.5);
        comparedNotes(world, 8);
        assertEquals(1, world.sent(DatabaseSummary.class).size(), "still too soon");
        world.run(1);
        comparedNotes(world, 8);
        assertEquals(2, world.sent(DatabaseSummary.class).size(), "late but not forgotten");
        world.run(60);
        comparedNotes(world, 8);
        assertEquals(2, world.sent(DatabaseSummary.class).size(), "nobody came back since");
    }

    private static void comparedNotes(RecordingEnvironment world, int returned) {
        world.peer().receive(returned, new Ping(1));
        world.peer().receive(2, new KeepAlive(false, 1));
        world.peer().receive(2, new KeepAlive(false, 1));
    }

    @Test
    void theDeadAreStillPingedNowAndThen() {
        RecordingEnvironment world = world(noKeepAlive());
        world.answerPings(40_000, id -> id <= 3);
        world.run(100);
        world.takeSent();
        world.run(35 * 8);
        long pings = world.receivers(Ping.class).stream().filter(id -> id > 3).count();
        assertTrue(pings >= 6 && pings <= 20, pings + " pings to 6 dead members in 8 periods");
    }

    @Test
    void theDeadAreForgottenAfterADayOrTwo() {
        RecordingEnvironment world = world(noKeepAlive());
        world.answerPings(40_000, id -> id != 7);
        world.run(50 * 3600);
        world.takeSent();
        world.run(3600);
        assertFalse(world.receivers(Ping.class).contains(7));
        assertTrue(world.receivers(Ping.class).contains(6));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 700, 1_400, 2_100, 2_800, 3_500, 4_200, 4_900})
    void aPartnerWithoutSignsOfLifeIsGoneWithinTwentySeconds(int afterMillis) {
        RecordingEnvironment world = world("keep-alive", "5s");
        world.run(afterMillis / 1e3);
        for (int id = 1; id <= 3; id++) {
            world.peer().receive(id, new KeepAlive(false, 0));
        }
        int seconds = 0;
        world.answerPings(40_000, id -> id != 2);
        while (world.peer().wiring().contains(2)) {
            world.run(1);
            seconds++;
            world.peer().receive(1, new KeepAlive(false, 0));
            world.peer().receive(3, new KeepAlive(false, 0));
        }
        assertTrue(seconds > 10 && seconds <= 20, seconds + " s");
        assertEquals(Wiring.of(1, 3), world.peer().wiring());
        assertEquals(
                0, world.peer().counts().deaths(), "the link is given up; whether 2 is dead is asked of others first");
        world.run(8);
        assertEquals(1, world.peer().counts().deaths());
    }

    /** Pings may be lost by chance; who shows signs of life on its link keeps it until others do not reach it either. */
    @Test
    void aPartnerThatOnlyDoesNotAnswerPingsKeepsItsLinkUntilItIsHeldForDead() {
        RecordingEnvironment world = world("keep-alive", "5s");
        world.answerPings(40_000, id -> id != 2);
        while (world.peer().linkCost(2) >= 0) {
            world.run(0.5);
            for (int id = 1; id <= 3; id++) {
                world.peer().receive(id, new KeepAlive(false, 0));
            }
        }
        assertTrue(world.peer().wiring().contains(2));
    }

    @Test
    void donatedLinksAreWatchedMoreClosely() {
        RecordingEnvironment world = world("keep-alive", "10s", "keep-alive-donated", "1s");
        world.peer().adopt(Wiring.of(new int[] {1, 3}, new int[] {2}));
        world.run(12);
        world.takeSent();
        for (int i = 0; i < 30; i++) {
            world.run(1);
            for (int id = 1; id <= 3; id++) {
                world.peer().receive(id, new KeepAlive(false, 0));
            }
        }
        long donated =
                world.receivers(KeepAlive.class).stream().filter(id -> id == 2).count();
        long plain =
                world.receivers(KeepAlive.class).stream().filter(id -> id == 1).count();
        assertTrue(donated >= 29 && donated <= 31, donated + " in 30 s");
        assertTrue(plain >= 2 && plain <= 4, plain + " in 30 s");
    }

    @Test
    void aPartnerThatKnowsOfNoLinkIsToldAndTells() {
        RecordingEnvironment world = world(noKeepAlive());
        world.peer().receive(8, new KeepAlive(true, 0));
        assertEquals(List.of(8), world.receivers(LinkClose.class));
        assertFalse(world.sent(LinkClose.class).get(0).sendersLink());
        world.peer().receive(1, new LinkClose(false));
        assertEquals(Wiring.of(2, 3), world.peer().wiring());
    }

    @Test
    void anInLinkWithoutSignsOfLifeIsDropped() {
        RecordingEnvironment world = world("keep-alive", "5s");
        world.peer().receive(9, new LinkOpen(false, 0));
        assertEquals(List.of(9), inLinks(world));
        world.run(30);
        assertEquals(List.of(), inLinks(world));
    }

    private static List<Integer> inLinks(RecordingEnvironment world) {
        return Arrays.stream(world.peer().status().inLinks()).boxed().toList();
    }

    @Test
    void withoutSignsOfLifeAnnouncementsShowWhichInLinksAreNoMore() {
        RecordingEnvironment world = world(noKeepAlive());
        world.peer().receive(9, new LinkOpen(false, 0));
        int[] zero = {0};
        world.peer().receive(9, new Announcement(9, 1, 1, false, zero, zero, new boolean[1]));
        world.run(300);
        assertEquals(List.of(9), inLinks(world));
        int[] other = {4};
        world.peer().receive(9, new Announcement(9, 1, 2, false, other, zero, new boolean[1]));
        world.run(300);
        assertEquals(List.of(), inLinks(world));
    }

    @Test
    void aPartnersNextLifeIsAskedAgain() {
        RecordingEnvironment world = world(noKeepAlive());
        world.peer().receive(1, new Announcement(1, 5, 1, false, new int[0], new int[0], new boolean[0]));
        world.run(60);
        world.takeSent();
        world.peer().receive(1, new Announcement(1, 6, 1, false, new int[0], new int[0], new boolean[0]));
        world.run(60);
        assertEquals(List.of(1), world.receivers(LinkOpen.class));
    }

    @Test
    void whatIsAboutTheDeadIsNotHandedOn() {
        RecordingEnvironment world = world(noKeepAlive());
        for (int origin : new int[] {6, 7}) {
            int[] one = {1};
            world.peer().receive(1, new Announcement(origin, 1, 1, false, one, one, new boolean[1]));
        }
        world.answerPings(40_000, id -> id != 7);
        world.run(100);
        world.takeSent();
        world.peer().receive(2, new KeepAlive(false, 1));
        world.peer().receive(2, new KeepAlive(false, 1));
        int[] offered = world.sent(DatabaseSummary.class).get(0).origins();
        assertTrue(Arrays.binarySearch(offered, 6) >= 0);
        assertTrue(Arrays.binarySearch(offered, 7) < 0);
    }
}
