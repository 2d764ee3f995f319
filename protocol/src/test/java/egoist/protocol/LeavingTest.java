package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.journal.JournaledPeer;
import egoist.journal.Replay;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.Announcement.Stay;
import egoist.protocol.message.Leave;
import egoist.protocol.message.LinkAccept;
import egoist.protocol.message.LinkClose;
import egoist.protocol.message.LinkOpen;
import egoist.protocol.message.Message;
import egoist.protocol.message.Ping;
import egoist.protocol.message.Pong;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leaving without anybody else losing a path, and restarting without being given up. */
class LeavingTest {
    private static final int PEERS = 20;
    private static final int SEEDS = 12;
    private static final int LEAVERS = 3;
    private static final double STEP_SECONDS = 0.02;
    private static final long SECOND = 1_000_000;

    private static TinyWorld overlay(long seed, String drain) {
        PeerConfig config = Configs.of(
                3,
                "ping",
                "5s",
                "ping-timeout",
                "1s",
                "epoch",
                "20s",
                "repair",
                "immediate",
                "path-probe",
                "1s",
                "drain",
                drain);
        TinyWorld world = new TinyWorld(PEERS, config, seed);
        world.joinAll();
        world.run(120);
        return world;
    }

    /** Moments after one of some peers was told to leave at which a pair of the others had no path over links that stand. */
    private static List<String> gaps(long seed, String drain) {
        TinyWorld world = overlay(seed, drain);
        List<String> gaps = new ArrayList<>();
        for (int leaver = 0; leaver < LEAVERS; leaver++) {
            assertTrue(world.connected(), "seed " + seed + " before peer " + leaver + " leaves");
            world.leave(leaver);
            for (int step = 0; step < 15 / STEP_SECONDS; step++) {
                world.run(STEP_SECONDS);
                if (!world.connected()) {
                    gaps.add("seed " + seed + ", peer " + leaver + " left, step " + step);
                }
            }
            assertNull(world.peer(leaver), "seed " + seed + ": peer " + leaver + " does not end");
        }
        return gaps;
    }

    @Test
    void nobodyLosesAPathToAnybodyWhileAPeerLeaves() {
        List<String> sudden = new ArrayList<>();
        List<String> drained = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            sudden.addAll(gaps(seed, "0s"));
            drained.addAll(gaps(seed, "2s"));
        }
        assertFalse(sudden.isEmpty(), "where nobody drains there are gaps");
        assertEquals(List.of(), drained);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nobodyPlansWithWhoDrains(long seed) {
        TinyWorld world = overlay(seed, "10s");
        world.leave(0);
        world.run(5);
        assertEquals(PeerStatus.Phase.LEAVING, world.peer(0).status().phase());
        for (int id = 1; id < PEERS; id++) {
            String who = "seed " + seed + ", peer " + id;
            assertFalse(world.peer(id).chosen().contains(0), who + " chose it");
            WiringProblem problem = world.peer(id).problem();
            assertTrue(Arrays.stream(problem.members()).noneMatch(member -> member == 0), who + " counts on it");
            assertTrue(Arrays.stream(world.peer(id).status().members()).anyMatch(member -> member == 0), who);
        }
        assertTrue(world.peer(0).status().inLinks().length > 0, "seed " + seed + ": nobody reaches it any more");
        world.run(6);
        assertNull(world.peer(0));
        for (int id = 1; id < PEERS; id++) {
            assertFalse(world.peer(id).wiring().contains(0), "seed " + seed + ", peer " + id);
        }
    }

    /** Peer 0 with links to 1 and 2, both of which link to it. */
    private static RecordingEnvironment linked(String drain) {
        RecordingEnvironment world = RecordingEnvironment.of(0, Configs.of(2, "drain", drain));
        for (int id : new int[] {1, 2}) {
            world.peer().receive(id, new Ping(0));
        }
        world.peer().adopt(Wiring.of(1, 2));
        for (int id : new int[] {1, 2}) {
            world.peer().receive(id, new LinkAccept(0));
            world.peer().receive(id, new LinkOpen(false, 0));
        }
        world.takeSent();
        return world;
    }

    @Test
    void whoDrainsSaysSoAndEndsWhenItsTimeIsUp() {
        RecordingEnvironment world = linked("2s");
        world.at(10 * SECOND);
        world.peer().leave(false);
        List<Announcement> said = world.sent(Announcement.class);
        assertEquals(List.of(1, 2), world.receivers(Announcement.class));
        assertEquals(Stay.DRAINS, said.get(0).stay());
        assertTrue(world.receivers(LinkClose.class).isEmpty());
        world.at(11 * SECOND);
        world.peer().expire(Timer.PROBE);
        assertFalse(world.peer().gone());
        world.takeSent();
        world.at(12 * SECOND);
        world.fire(Timer.PROBE);
        assertTrue(world.peer().gone());
        assertTrue(world.sent(Announcement.class).get(0).departed());
        assertEquals(List.of(Bootstrap.ID), world.receivers(Leave.class));
        assertEquals(4, world.receivers(LinkClose.class).size());
    }

    @Test
    void toldTwiceItEndsAtOnceAndAloneItDoesNotWait() {
        RecordingEnvironment world = linked("1h");
        world.peer().leave(false);
        assertFalse(world.peer().gone());
        world.peer().leave(false);
        assertTrue(world.peer().gone());
        RecordingEnvironment alone = RecordingEnvironment.of(0, Configs.of(2, "drain", "1h"));
        alone.peer().leave(false);
        assertTrue(alone.peer().gone());
    }

    @Test
    void whoRestartsSaysNoGoodBye() {
        RecordingEnvironment world = linked("0s");
        world.peer().leave(true);
        assertTrue(world.peer().gone());
        assertEquals(
                List.of(Stay.RESTARTS, Stay.RESTARTS),
                world.sent(Announcement.class).stream().map(Announcement::stay).toList());
        assertTrue(world.receivers(Leave.class).isEmpty());
        assertEquals(4, world.receivers(LinkClose.class).size());
    }

    /** Away for most of a minute, longer than it takes to find out who is dead. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whoRestartsIsAMemberAllTheTime(long seed) {
        TinyWorld world = overlay(seed, "2s");
        world.leave(0, true);
        world.run(50);
        assertNull(world.peer(0));
        for (int id = 1; id < PEERS; id++) {
            PeerStatus status = world.peer(id).status();
            String who = "seed " + seed + ", peer " + id;
            assertEquals(PEERS, status.members().length, who);
            assertEquals(0, status.counts().deaths(), who);
            assertEquals(0, status.counts().pingsLost(), who);
            assertTrue(world.peer(id).linkCost(0) >= 0, who + " forgot what it measured");
            assertFalse(status.wiring().contains(0), who + " links to it");
        }
        world.join(0);
        world.run(60);
        assertTrue(world.connected(), "seed " + seed);
        assertTrue(world.peer(0).status().inLinks().length > 0, "seed " + seed + ": nobody links to it again");
    }

    @Test
    void whoDoesNotComeBackIsHeldForDead() {
        TinyWorld world = overlay(1, "2s");
        world.leave(0, true);
        world.run(120);
        for (int id = 1; id < PEERS; id++) {
            assertEquals(PEERS - 1, world.peer(id).status().members().length, "peer " + id);
        }
    }

    @Test
    void leavingIsInTheJournal() {
        for (boolean restarts : new boolean[] {false, true}) {
            List<String> lines = new ArrayList<>();
            StillWorld world = new StillWorld();
            PeerRecipe recipe = PeerRecipe.bestResponse(2).with("drain", "2s");
            JournaledPeer peer =
                    new JournaledPeer(0, 5, recipe, RingOrder.BY_ID, LinkBias.Source.NOBODY, world, lines::add);
            peer.start();
            peer.receive(1, new LinkOpen(false, 0));
            peer.receive(1, new Announcement(1, 7, 1, false, new int[0], new int[0], new boolean[0]).of(Stay.DRAINS));
            peer.receive(1, new Pong(0, 0));
            peer.leave(restarts);
            world.now = 3 * SECOND;
            peer.expire(Timer.PROBE);
            assertTrue(peer.gone());
            assertTrue(lines.stream().anyMatch(line -> line.endsWith(restarts ? " leave restart" : " leave")));
            Replay.Outcome again = Replay.of(lines.iterator());
            assertTrue(again.identical(), again.difference());
            assertEquals(PeerStatus.Phase.GONE, again.end().phase());
        }
    }

    /** In which nothing happens. */
    private static final class StillWorld implements Environment {
        private long now;

        @Override
        public long nowMicros() {
            return now;
        }

        @Override
        public void send(int to, Message message) {}

        @Override
        public void wake(Timer timer, long delayMicros) {}

        @Override
        public void solve(WiringProblem problem) {}

        @Override
        public double localLoad() {
            return 0;
        }
    }
}
