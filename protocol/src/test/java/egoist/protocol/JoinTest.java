package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.JoinReply;
import egoist.protocol.message.JoinRequest;
import egoist.protocol.message.Leave;
import egoist.protocol.message.Limits;
import egoist.protocol.message.LinkAccept;
import egoist.protocol.message.LinkOpen;
import egoist.protocol.message.Nack;
import egoist.protocol.message.Ping;
import egoist.protocol.message.Pong;
import egoist.protocol.message.SyncRequest;
import egoist.protocol.overlay.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinTest {
    private static final long SECOND = 1_000_000;

    @Test
    void asksTheRosterAtOnce() {
        RecordingEnvironment world = RecordingEnvironment.of(7, Configs.of(2));
        world.peer().start();
        assertEquals(List.of(Bootstrap.ID), world.receivers(JoinRequest.class));
        assertTrue(world.sent(JoinRequest.class).get(0).newcomer());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aLonePeerAsksForEverAndEverLessOften(int id) {
        RecordingEnvironment world = RecordingEnvironment.of(id, Configs.of(2, "join-retry-max", "20s"));
        world.peer().start();
        long previous = 0;
        long longest = 0;
        for (int second = 1; second <= 3600; second++) {
            world.runUntil(second * SECOND);
            if (!world.sent(JoinRequest.class).isEmpty()) {
                longest = Math.max(longest, second * SECOND - previous);
                previous = second * SECOND;
            }
            world.takeSent();
        }
        assertTrue(previous > 3570 * SECOND, "asked last at " + previous);
        assertTrue(longest > 10 * SECOND && longest <= 22 * SECOND, "longest pause " + longest);
        assertTrue(world.peer().counts().joins() < 360);
    }

    /** As long as it is told to, then twice as long each time, five minutes and some jitter at most; in vain for an hour here. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void whoIsToldToComeLaterBacksOff(int id) {
        RecordingEnvironment world = RecordingEnvironment.of(id, Configs.of(2));
        world.peer().start();
        List<Long> asked = new ArrayList<>();
        for (int second = 0; second <= 3600; second++) {
            world.runUntil(second * SECOND);
            if (!world.sent(JoinRequest.class).isEmpty()) {
                asked.add((long) second);
                world.peer().receive(Bootstrap.ID, new Nack(Nack.Reason.RETRY_AFTER, "", 7000));
            }
            world.takeSent();
        }
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < asked.size(); i++) {
            pauses.add(asked.get(i) - asked.get(i - 1));
        }
        String told = "peer " + id + " waited " + pauses;
        assertTrue(pauses.get(0) >= 7 && pauses.get(0) <= 10, told);
        assertTrue(pauses.get(1) >= 14 && pauses.get(1) <= 19, told);
        long longest = pauses.stream().mapToLong(pause -> pause).max().orElseThrow();
        assertTrue(longest >= 300 && longest <= 377, told);
        world.peer().receive(Bootstrap.ID, new JoinReply(new int[] {id + 1}));
        world.runUntil(3610 * SECOND);
        assertEquals(
                List.of(id + 1),
                world.receivers(LinkOpen.class).stream().distinct().toList());
    }

    @Test
    void asksMembersItHeardOfWhenTheRosterIsSilent() {
        RecordingEnvironment world = RecordingEnvironment.of(7, Configs.of(2, "ping", "0s"));
        world.peer().start();
        world.peer().receive(3, new Ping(0));
        world.runUntil(30 * SECOND);
        assertTrue(world.receivers(JoinRequest.class).contains(3));
        assertTrue(world.receivers(JoinRequest.class).contains(Bootstrap.ID));
    }

    @Test
    void asksTheContactsItIsGivenAndNoRoster() {
        PeerConfig config = Configs.of(2).withContacts(List.of(4, 5));
        RecordingEnvironment world = RecordingEnvironment.of(7, config);
        world.peer().start();
        world.runUntil(60 * SECOND);
        Set<Integer> asked = new HashSet<>(world.receivers(JoinRequest.class));
        assertEquals(Set.of(4, 5), asked);
        world.peer().leave(false);
        assertTrue(world.sent(Leave.class).isEmpty());
    }

    @Test
    void measuresBeforeItLinksAndPrefersTheMeasured() {
        RecordingEnvironment world = RecordingEnvironment.of(7, Configs.of(2));
        world.peer().start();
        world.at(100_000);
        world.peer().receive(Bootstrap.ID, new JoinReply(IntStream.range(10, 60).toArray()));
        assertEquals(50, world.sent(Ping.class).size(), "pinged at once");
        world.at(150_000);
        world.peer().receive(20, new Pong(100_000, 0));
        world.peer().receive(30, new Pong(100_000, 0));
        world.runUntil(1_100_000);
        assertEquals(Set.of(20, 30), new HashSet<>(world.receivers(LinkOpen.class)));
    }

    /** Whom everybody refused is not alone for epochs on end: it asks again, ever less often. */
    @Test
    void asksAgainWhenEverybodyRefused() {
        RecordingEnvironment world = RecordingEnvironment.of(7, Configs.of(2, "epoch", "1h", "join-retry-max", "20s"));
        world.peer().start();
        world.at(100_000);
        world.peer().receive(Bootstrap.ID, new JoinReply(new int[] {1, 2}));
        world.at(150_000);
        world.peer().receive(1, new Pong(100_000, 0));
        world.peer().receive(2, new Pong(100_000, 0));
        int requests = 0;
        for (int second = 2; second <= 600; second++) {
            world.runUntil(second * SECOND);
            for (int other : world.receivers(LinkOpen.class)) {
                requests++;
                world.peer().receive(other, new Nack(Nack.Reason.FULL, ""));
            }
            world.takeSent();
            world.peer().receive(1, new Ping(0));
            world.peer().receive(2, new Ping(0));
        }
        assertTrue(requests > 60 && requests < 200, requests + " requests in ten minutes");
    }

    /** Four answers late: the first links go to who answered, the rest follow as soon as there is a choice, not with the epoch. */
    @Test
    void decidesAgainWhileItHadTooFewToChooseFrom() {
        PeerConfig config = Configs.of(3);
        RecordingEnvironment world = RecordingEnvironment.of(7, config);
        world.peer().start();
        world.at(100_000);
        world.peer().receive(Bootstrap.ID, new JoinReply(IntStream.range(10, 30).toArray()));
        world.at(150_000);
        world.peer().receive(20, new Pong(100_000, 0));
        world.runUntil(1_100_000);
        assertEquals(List.of(20), world.receivers(LinkOpen.class));
        world.peer().receive(20, new LinkAccept(0));
        int links = 1;
        for (int late : new int[] {12, 25}) {
            world.takeSent();
            world.peer().receive(late, new Pong(100_000, 0));
            assertNotNull(world.problem(), late + " is one more to choose from");
            world.decide(config);
            assertEquals(List.of(late), world.receivers(LinkOpen.class));
            world.peer().receive(late, new LinkAccept(0));
            assertEquals(++links, world.peer().wiring().size());
        }
        world.peer().receive(28, new Pong(100_000, 0));
        assertNull(world.problem(), "it has all its links, so the epoch is early enough");
        assertTrue(world.due(Timer.REWIRE) > world.nowMicros(), "no epoch has begun yet");
    }

    /** A policy that leaves links unused has decided so; who turns up later is for the next epoch. */
    @Test
    void whoHadEnoughToChooseFromWaitsForItsEpoch() {
        RecordingEnvironment world = RecordingEnvironment.of(7, Configs.of(2));
        world.peer().start();
        world.at(100_000);
        world.peer().receive(Bootstrap.ID, new JoinReply(IntStream.range(10, 30).toArray()));
        world.at(150_000);
        world.peer().receive(20, new Pong(100_000, 0));
        world.peer().receive(21, new Pong(100_000, 0));
        world.runUntil(1_100_000);
        world.peer().adopt(Wiring.of(20));
        world.peer().receive(22, new Pong(100_000, 0));
        assertNull(world.problem());
    }

    /** Half of all messages are lost while everyone starts at once, and the first epochs are an hour away. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aColdStartNeedsNoEpochToGiveEveryoneItsLinks(long seed) {
        TinyWorld world = new TinyWorld(12, Configs.of(4, "epoch", "1h", "repair", "immediate"), seed);
        world.loss(0.5);
        world.joinAll();
        world.run(4);
        world.loss(0);
        world.run(16);
        for (int id : world.alive()) {
            assertEquals(4, world.peer(id).wiring().size(), "seed " + seed + ": links of peer " + id);
        }
    }

    @Test
    void waitsForTheBootDelay() {
        RecordingEnvironment world = RecordingEnvironment.of(7, Configs.of(2, "boot-delay", "5s"));
        world.peer().start();
        world.at(100_000);
        world.peer().receive(Bootstrap.ID, new JoinReply(new int[] {1, 2, 3}));
        world.runUntil(5 * SECOND);
        assertTrue(world.sent(LinkOpen.class).isEmpty());
        world.runUntil(6_200_000);
        assertEquals(2, world.sent(LinkOpen.class).size());
    }

    @Test
    void takesTheWholeDatabaseFromOnePartnerOnly() {
        RecordingEnvironment world = RecordingEnvironment.of(7, Configs.of(3));
        world.peer().start();
        world.peer().receive(Bootstrap.ID, new JoinReply(new int[] {1, 2, 3}));
        world.runUntil(1_100_000);
        for (int partner : new int[] {1, 2, 3}) {
            world.peer().receive(partner, new LinkAccept(99));
        }
        assertEquals(List.of(1), world.receivers(SyncRequest.class));
        assertEquals(0, world.sent(SyncRequest.class).get(0).origins().length);
    }

    @Test
    void theFirstPeerLinksBackToWhoeverFindsIt() {
        RecordingEnvironment world = RecordingEnvironment.of(7, Configs.of(2));
        world.peer().start();
        world.peer().receive(Bootstrap.ID, new JoinReply(new int[0]));
        world.runUntil(10 * SECOND);
        world.peer().receive(3, new LinkOpen(false, 0));
        world.takeSent();
        world.runUntil(11_500_000);
        assertEquals(List.of(3), world.receivers(LinkOpen.class));
    }

    @Test
    void staysOnTheRosterWhileItHasLinks() {
        RecordingEnvironment world = RecordingEnvironment.of(7, Configs.of(1, "ping", "0s", "keep-alive", "0s"));
        world.peer().start();
        world.peer().receive(Bootstrap.ID, new JoinReply(new int[] {1}));
        world.runUntil(SECOND);
        world.peer().receive(1, new LinkAccept(0));
        world.takeSent();
        world.runUntil(120 * SECOND);
        List<JoinRequest> requests = world.sent(JoinRequest.class);
        assertTrue(requests.size() >= 2, requests.toString());
        assertTrue(requests.stream().noneMatch(JoinRequest::newcomer));
    }

    @Test
    void anyMemberAnswersANewcomer() {
        RecordingEnvironment world = RecordingEnvironment.of(4, Configs.of(2));
        world.peer().start();
        world.peer().receive(Bootstrap.ID, new JoinReply(new int[] {1, 2}));
        world.peer().receive(1, new Pong(0, 0));
        world.takeSent();
        world.peer().receive(9, new JoinRequest(true));
        assertArrayEquals(
                new int[] {1, 4}, world.sent(JoinReply.class).get(0).members(), "itself and who is known to live");
    }

    @Test
    void theRosterListsWhoIsThereAndForgetsTheSilentAndTheDeparted() {
        RecordingEnvironment world = new RecordingEnvironment();
        Bootstrap roster = new Bootstrap(world, new SplittableRandom(1));
        roster.start();
        for (int id = 0; id < 5; id++) {
            roster.receive(id, new JoinRequest(true));
        }
        assertEquals(5, world.sent(JoinReply.class).size());
        assertArrayEquals(
                new int[] {0, 1, 2, 3}, world.sent(JoinReply.class).get(4).members());
        world.takeSent();
        roster.receive(2, new Leave());
        roster.receive(3, new JoinRequest(false));
        assertTrue(world.takeSent().isEmpty(), "no answer to who only stays");
        assertArrayEquals(new int[] {0, 1, 3, 4}, roster.members());
        world.fireOn(roster);
        roster.receive(1, new JoinRequest(false));
        assertArrayEquals(new int[] {0, 1, 3, 4}, roster.members());
        RecordingEnvironment fresh = new RecordingEnvironment();
        Bootstrap other = new Bootstrap(fresh, new SplittableRandom(1));
        other.start();
        other.receive(8, new JoinRequest(false));
        fresh.fireOn(other);
        fresh.fireOn(other);
        assertArrayEquals(new int[0], other.members());
    }

    @Test
    void theRosterAnswersWithASampleWhereThereAreMoreThanFit() {
        RecordingEnvironment world = new RecordingEnvironment();
        Bootstrap roster = new Bootstrap(world, new SplittableRandom(1));
        for (int id = 0; id < 3000; id++) {
            roster.receive(id, new JoinRequest(false));
        }
        roster.receive(5, new JoinRequest(true));
        int[] members = world.sent(JoinReply.class).get(0).members();
        assertEquals(Limits.MEMBERS, Arrays.stream(members).distinct().count());
        assertFalse(Arrays.stream(members).anyMatch(id -> id == 5));
        assertTrue(Arrays.stream(members).anyMatch(id -> id > 2500));
    }
}
