package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.DatabaseSummary;
import egoist.protocol.message.DatabaseSync;
import egoist.protocol.message.KeepAlive;
import egoist.protocol.message.Limits;
import egoist.protocol.message.LinkAccept;
import egoist.protocol.message.LinkClose;
import egoist.protocol.message.LinkOpen;
import egoist.protocol.message.Nack;
import egoist.protocol.message.Ping;
import egoist.protocol.message.SyncRequest;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloodingTest {
    private static final long SECOND = 1_000_000;

    private static Announcement announcement(int origin, long epoch, long sequence, int neighbour, int cost) {
        return new Announcement(
                origin, epoch, sequence, false, new int[] {neighbour}, new int[] {cost}, new boolean[1]);
    }

    /** Peer 0 with own links to 1 and 2 and a link from 3. */
    private static RecordingEnvironment linked(Object... settings) {
        RecordingEnvironment world = RecordingEnvironment.of(0, Configs.of(2, settings));
        for (int id : new int[] {1, 2}) {
            world.peer().receive(id, new Ping(0));
        }
        world.peer().adopt(Wiring.of(1, 2));
        world.peer().receive(1, new LinkAccept(0));
        world.peer().receive(2, new LinkAccept(0));
        world.peer().receive(3, new LinkOpen(false, 0));
        world.peer().receive(2, new DatabaseSync(new Announcement[0], true));
        world.takeSent();
        return world;
    }

    @Test
    void newsTravelsBothWaysButNotBack() {
        RecordingEnvironment world = linked();
        world.peer().receive(3, announcement(9, 1, 1, 1, 10));
        assertEquals(List.of(1, 2), world.receivers(Announcement.class));
        world.takeSent();
        world.peer().receive(1, announcement(9, 1, 2, 1, 10));
        assertEquals(List.of(2, 3), world.receivers(Announcement.class));
    }

    @Test
    void theOriginalClientsWayIsAlongOwnLinksOnlyAllOfThem() {
        RecordingEnvironment world = linked("flooding", "out");
        world.peer().receive(1, announcement(9, 1, 1, 1, 10));
        assertEquals(List.of(1, 2), world.receivers(Announcement.class));
    }

    @Test
    void theSameObjectIsPassedOnSoThatItsBytesAndItsCopiesStayOne() {
        RecordingEnvironment world = linked();
        Announcement announcement = announcement(9, 1, 1, 1, 10);
        world.peer().receive(3, announcement);
        assertSame(announcement, world.sent(Announcement.class).get(0));
        assertSame(announcement, world.peer().announcement(9));
    }

    @Test
    void repeatedAndOlderCopiesAreCountedAndNothingElse() {
        RecordingEnvironment world = linked();
        Announcement announcement = announcement(9, 3, 7, 1, 10);
        world.peer().receive(3, announcement);
        PeerStatus before = world.peer().status();
        world.takeSent();
        world.peer().receive(1, announcement);
        world.peer().receive(2, announcement(9, 3, 7, 1, 10));
        world.peer().receive(2, announcement(9, 3, 6, 1, 99));
        assertTrue(world.takeSent().isEmpty());
        world.peer().receive(2, announcement(9, 2, 99, 1, 99));
        assertEquals(List.of(2), world.receivers(Announcement.class), "of a former life: it is put right");
        PeerStatus after = world.peer().status();
        assertEquals(before.counts().duplicates() + 2, after.counts().duplicates());
        assertEquals(before.counts().stale() + 2, after.counts().stale());
        assertEquals(before.digest(), after.digest());
        assertSame(announcement, world.peer().announcement(9));
    }

    @Test
    void freshMeansStrictlyGreaterNotDifferent() {
        RecordingEnvironment world = linked();
        world.peer().receive(3, announcement(9, 1, 4999, 1, 10));
        world.peer().receive(3, announcement(9, 1, 5000, 1, 20));
        world.peer().receive(3, announcement(9, 1, 0, 1, 30));
        assertEquals(20, world.peer().announcement(9).cost(0), "the original's counter wrapped at 5000");
    }

    @Test
    void aChangeIsAnnouncedAtOnceUntilTheBurstIsSpentThenAtIntervals() {
        RecordingEnvironment world = linked("ping", "0s", "keep-alive", "0s", "epoch", "0s", "announce-burst", 3);
        world.peer().start();
        long announced = world.peer().counts().announcementsOriginated();
        for (int i = 0; i < 10; i++) {
            world.peer().adopt(Wiring.of(1 + i % 2));
            world.peer().receive(1 + i % 2, new LinkAccept(0));
        }
        assertEquals(3, world.peer().counts().announcementsOriginated(), "of which before: " + announced);
        world.run(5.1);
        assertEquals(4, world.peer().counts().announcementsOriginated());
        world.run(60);
        assertEquals(4, world.peer().counts().announcementsOriginated(), "nothing changed since");
    }

    @Test
    void anUnchangedWiringIsRepeatedSlowly() {
        RecordingEnvironment world = linked("ping", "0s", "keep-alive", "0s", "epoch", "0s", "refresh", "100s");
        world.peer().start();
        world.run(6);
        long before = world.peer().counts().announcementsOriginated();
        world.run(1000);
        long repeats = world.peer().counts().announcementsOriginated() - before;
        assertTrue(repeats >= 9 && repeats <= 10, repeats + " in 1000 s");
    }

    @Test
    void periodicAnnouncementsComeAtTheirTimeWhateverHappens() {
        RecordingEnvironment world = linked(
                "ping", "0s", "keep-alive", "0s", "epoch", "0s", "announce", "periodic", "announce-period", "20s");
        assertEquals(0, world.peer().counts().announcementsOriginated());
        world.peer().start();
        world.run(200);
        assertEquals(10, world.peer().counts().announcementsOriginated());
    }

    @Test
    void aCostIsAnnouncedWhenItMovedByEnoughAndNoticeably() {
        RecordingEnvironment world = linked("keep-alive", "0s", "epoch", "0s", "smoothing", 1);
        world.peer().start();
        world.answerPings(100_000, id -> true);
        world.run(45);
        assertEquals(50_000, world.peer().announcement(0).cost(0));
        long before = world.peer().counts().announcementsOriginated();
        world.answerPings(108_000, id -> true);
        world.run(45);
        assertEquals(before, world.peer().counts().announcementsOriginated(), "8 % is less than 10 %");
        world.answerPings(120_000, id -> true);
        world.run(45);
        assertTrue(world.peer().counts().announcementsOriginated() > before);
        assertEquals(60_000, world.peer().announcement(0).cost(0));
        world.answerPings(2_000, id -> true);
        world.run(45);
        before = world.peer().counts().announcementsOriginated();
        world.answerPings(4_000, id -> true);
        world.run(45);
        assertEquals(before, world.peer().counts().announcementsOriginated(), "twice as long, but only 1 ms");
    }

    @Test
    void linksThatAreNotMeasuredAreNotAnnounced() {
        RecordingEnvironment world = linked("keep-alive", "0s", "epoch", "0s");
        world.peer().start();
        world.answerPings(50_000, id -> id == 1);
        world.run(3);
        world.run(5);
        Announcement own = world.peer().announcement(0);
        assertEquals(1, own.degree());
        assertEquals(1, own.neighbour(0));
    }

    @Test
    void ownAnnouncementsSupersedeWhatOthersRemember() {
        RecordingEnvironment world = linked();
        world.at(SECOND);
        world.peer().receive(3, announcement(0, 1L << 60, 41, 2, 1));
        Announcement own = world.peer().announcement(0);
        assertEquals(1L << 60, own.epoch());
        assertEquals(42, own.sequence());
        assertEquals(List.of(1, 2, 3), world.receivers(Announcement.class));
    }

    /** Greater numbers than an epoch has are taken from nobody: whoever comes to its end goes on in a new epoch. */
    @Test
    void afterTheLastNumberOfAnEpochANewOneBegins() {
        RecordingEnvironment world = linked("announce-interval", "0s");
        world.at(SECOND);
        world.peer().receive(3, announcement(0, 1L << 60, Limits.SEQUENCES - 4, 2, 1));
        assertEquals(Limits.SEQUENCES - 3, world.peer().announcement(0).sequence());
        world.at(100 * SECOND);
        world.peer().receive(3, announcement(0, 1L << 60, Limits.SEQUENCES - 2, 2, 1));
        assertEquals(Limits.SEQUENCES - 1, world.peer().announcement(0).sequence());
        assertEquals(1L << 60, world.peer().announcement(0).epoch());
        world.at(200 * SECOND);
        world.peer().leave(false);
        Announcement last = world.peer().announcement(0);
        assertEquals((1L << 60) + 1, last.epoch());
        assertEquals(1, last.sequence());
        assertTrue(last.departed());
    }

    @Test
    void whoHearsTheLastNumberOrMoreInItsOwnNameBeginsANewEpoch() {
        for (long sequence : new long[] {Limits.SEQUENCES - 1, Limits.SEQUENCES, Long.MAX_VALUE}) {
            RecordingEnvironment world = linked();
            world.at(SECOND);
            world.peer().receive(3, announcement(0, 1L << 60, sequence, 2, 1));
            assertEquals((1L << 60) + 1, world.peer().announcement(0).epoch(), "after " + sequence);
            assertEquals(1, world.peer().announcement(0).sequence(), "after " + sequence);
        }
    }

    @Test
    void aLaterLifeHasAGreaterEpoch() {
        RecordingEnvironment first = linked();
        RecordingEnvironment second = RecordingEnvironment.of(0, Configs.of(2));
        second.at(2000);
        second.peer().receive(1, new LinkOpen(false, 0));
        second.peer().adopt(Wiring.of(1));
        second.peer().receive(1, new LinkAccept(0));
        assertTrue(second.peer().announcement(0).isNewerThan(first.peer().announcement(0)));
    }

    @Test
    void pacedNewsTravelsTogether() {
        RecordingEnvironment world = linked("flood-pacing", "50ms");
        world.peer().start();
        world.runUntil(60_000);
        world.takeSent();
        for (int origin = 10; origin < 110; origin++) {
            world.peer().receive(3, announcement(origin, 1, 1, 1, 10));
        }
        assertTrue(world.sent(Announcement.class).isEmpty());
        world.run(0.06);
        List<DatabaseSync> parts = world.sent(DatabaseSync.class);
        assertEquals(6, parts.size(), "two parts to each of three partners");
        assertEquals(64, parts.get(0).announcements().length);
        assertFalse(parts.get(0).last());
    }

    @Test
    void bulkNewsIsPassedOnUnlessItIsTheFirstLook() {
        RecordingEnvironment newcomer = RecordingEnvironment.of(0, Configs.of(2));
        newcomer.peer().receive(3, new LinkOpen(false, 0));
        newcomer.peer().adopt(Wiring.of(1));
        newcomer.peer().receive(1, new LinkAccept(55));
        assertEquals(List.of(1), newcomer.receivers(SyncRequest.class));
        newcomer.takeSent();
        Announcement[] all = {announcement(9, 1, 1, 1, 10), announcement(8, 1, 1, 1, 10)};
        newcomer.peer().receive(1, new DatabaseSync(all, true));
        assertTrue(newcomer.sent(DatabaseSync.class).isEmpty());
        assertNotNull(newcomer.peer().announcement(9));
        Announcement[] more = {announcement(9, 1, 2, 1, 10), announcement(8, 1, 1, 1, 10)};
        newcomer.peer().receive(1, new DatabaseSync(more, true));
        assertEquals(List.of(3), newcomer.receivers(DatabaseSync.class));
        assertEquals(1, newcomer.sent(DatabaseSync.class).get(0).announcements().length);
    }

    /** A partner that has too many to serve says so; the newcomer asks whoever speaks next, it need not wait. */
    @Test
    void whoIsToldToComeLaterAsksTheNext() {
        RecordingEnvironment newcomer = RecordingEnvironment.of(0, Configs.of(2));
        newcomer.peer().receive(3, new LinkOpen(false, 0));
        newcomer.peer().adopt(Wiring.of(1));
        newcomer.peer().receive(1, new LinkAccept(55));
        assertEquals(List.of(1), newcomer.receivers(SyncRequest.class));
        newcomer.takeSent();
        newcomer.peer().receive(3, new KeepAlive(true, 55));
        assertEquals(List.of(), newcomer.receivers(SyncRequest.class), "it is being served");
        newcomer.peer().receive(3, new Nack(Nack.Reason.RETRY_AFTER, "too many", 1000));
        newcomer.peer().receive(3, new KeepAlive(true, 55));
        assertEquals(List.of(), newcomer.receivers(SyncRequest.class), "another one's refusal changes nothing");
        newcomer.peer().receive(1, new Nack(Nack.Reason.RETRY_AFTER, "too many", 1000));
        newcomer.peer().receive(3, new KeepAlive(true, 55));
        assertEquals(List.of(3), newcomer.receivers(SyncRequest.class));
    }

    @Test
    void partnersThatDifferForLongCompareNotesButNotTooOften() {
        RecordingEnvironment world = linked();
        world.peer().receive(3, announcement(9, 1, 1, 1, 10));
        world.peer().receive(3, announcement(8, 1, 1, 1, 10));
        world.takeSent();
        world.peer().receive(3, new KeepAlive(true, 1));
        assertTrue(world.sent(DatabaseSummary.class).isEmpty(), "once may be news under way");
        world.peer().receive(3, new KeepAlive(true, 1));
        assertEquals(1, world.sent(DatabaseSummary.class).size());
        world.peer().receive(3, new KeepAlive(true, 1));
        world.peer().receive(1, new KeepAlive(false, 1));
        world.peer().receive(1, new KeepAlive(false, 1));
        assertEquals(1, world.sent(DatabaseSummary.class).size());
        world.fire(Timer.EXPIRE);
        world.peer().receive(1, new KeepAlive(false, 1));
        assertEquals(2, world.sent(DatabaseSummary.class).size());
    }

    @Test
    void whoIsFarBehindIsPutRightNowAndThen() {
        RecordingEnvironment world = linked();
        world.peer().receive(3, announcement(9, 1, 7, 1, 10));
        world.takeSent();
        world.peer().receive(1, announcement(9, 1, 6, 1, 10));
        assertTrue(world.takeSent().isEmpty(), "overtaken on the way");
        world.peer().receive(1, announcement(9, 1, 2, 1, 10));
        assertEquals(List.of(1), world.receivers(Announcement.class));
        assertEquals(7, world.sent(Announcement.class).get(0).sequence());
        world.takeSent();
        world.peer().receive(2, announcement(9, 1, 2, 1, 10));
        assertTrue(world.takeSent().isEmpty(), "not for everyone who asks");
        world.at(world.nowMicros() + 5_000_000);
        world.peer().receive(2, announcement(9, 1, 2, 1, 10));
        assertEquals(List.of(2), world.receivers(Announcement.class));
    }

    /** Others have forgotten the good-bye of who left meanwhile, and would take it for a newcomer. */
    @Test
    void whoStoodStillForgetsAtOnceAndTellsNothingOldMeanwhile() {
        RecordingEnvironment world = linked();
        world.peer().receive(3, announcement(9, 1, 7, 1, 10));
        world.takeSent();
        world.peer().receive(1, new SyncRequest(new int[] {9}));
        assertEquals(9, world.sent(DatabaseSync.class).get(0).announcements()[0].origin());
        world.at(world.nowMicros() + 3600_000_000L);
        for (int tick = 0; tick < 3; tick++) {
            world.takeSent();
            world.peer().receive(1, new SyncRequest(new int[] {9}));
            world.peer().receive(1, new SyncRequest(new int[0]));
            for (DatabaseSync part : world.sent(DatabaseSync.class)) {
                assertTrue(Arrays.stream(part.announcements()).allMatch(known -> known.origin() == 0), "tick " + tick);
            }
            world.peer().receive(1, announcement(8, 1, 7 + tick, 1, 10));
            world.fire(Timer.EXPIRE);
        }
        Announcement forgotten = world.peer().announcement(9);
        assertTrue(forgotten == null || forgotten.departed(), "forgotten");
        world.takeSent();
        world.peer().receive(1, new SyncRequest(new int[] {8}));
        assertEquals(8, world.sent(DatabaseSync.class).get(0).announcements()[0].origin(), "news it may tell again");
    }

    /** What a peer forgot is its own affair: the origin never said good-bye, so nobody can show its signature under one. */
    @Test
    void theForgottenAreNotHandedOnAsDeparted() {
        RecordingEnvironment world = linked();
        world.peer().receive(3, announcement(9, 1, 7, 1, 10));
        for (int i = 0; i < 200 && world.peer().announcement(9) != null; i++) {
            world.fire(Timer.EXPIRE);
            if (world.peer().announcement(9).departed()) {
                break;
            }
        }
        assertTrue(world.peer().announcement(9).departed(), "forgotten");
        world.takeSent();
        world.peer().receive(1, announcement(9, 1, 2, 1, 10));
        world.peer().receive(1, new DatabaseSummary(new int[] {9}, new long[] {1}, new long[] {2}));
        world.peer().receive(1, new SyncRequest(new int[] {9}));
        assertTrue(world.sent(Announcement.class).isEmpty());
        assertTrue(world.sent(DatabaseSync.class).stream().allMatch(part -> part.announcements().length == 0));
    }

    @Test
    void leavingTellsEveryoneAndThenNothingMore() {
        RecordingEnvironment world = linked();
        world.peer().leave(false);
        assertTrue(world.sent(Announcement.class).get(0).departed());
        assertEquals(List.of(1, 2, 3), world.receivers(Announcement.class));
        assertEquals(List.of(1, 2, 3), world.receivers(LinkClose.class));
        world.takeSent();
        world.peer().receive(1, new Ping(1));
        world.peer().receive(1, announcement(9, 1, 1, 1, 10));
        world.peer().adopt(Wiring.of(1));
        world.peer().leave(false);
        for (Timer timer : Timer.values()) {
            world.fire(timer);
        }
        assertTrue(world.takeSent().isEmpty());
        assertEquals(PeerStatus.Phase.GONE, world.peer().status().phase());
    }
}
