package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.LinkAccept;
import egoist.protocol.message.Message;
import egoist.protocol.message.PathEcho;
import egoist.protocol.message.PathProbe;
import egoist.protocol.message.Ping;
import egoist.protocol.overlay.Wiring;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a peer does with the path probes of others, whatever they say, and what becomes of its own. */
class PathProbingTest {
    private static final long SECOND = 1_000_000;

    /** Peer 0 with links to 1 and 2. */
    private static RecordingEnvironment linked() {
        RecordingEnvironment world = RecordingEnvironment.of(0, Configs.of(2));
        for (int id : new int[] {1, 2, 3}) {
            world.peer().receive(id, new Ping(0));
        }
        world.peer().adopt(Wiring.of(1, 2));
        world.peer().receive(1, new LinkAccept(0));
        world.peer().receive(2, new LinkAccept(0));
        world.takeSent();
        return world;
    }

    private static PathProbe probe(int origin, int position, int... route) {
        return new PathProbe(origin, 99, route, position);
    }

    @Test
    void aProbeIsAnsweredAndPassedOn() {
        RecordingEnvironment world = linked();
        world.peer().receive(7, probe(9, 1, 7, 0, 2, 5));
        assertEquals(List.of(9), world.receivers(PathEcho.class));
        assertEquals(99, world.sent(PathEcho.class).get(0).nonce());
        assertEquals(List.of(2), world.receivers(PathProbe.class));
        assertEquals(2, world.sent(PathProbe.class).get(0).position());
    }

    @Test
    void theTargetOnlyAnswers() {
        RecordingEnvironment world = linked();
        world.peer().receive(9, probe(9, 0, 0));
        assertEquals(List.of(9), world.receivers(PathEcho.class));
        assertTrue(world.receivers(PathProbe.class).isEmpty());
    }

    @Test
    void probesThatDoNotKeepToTheirRouteAreDropped() {
        RecordingEnvironment world = linked();
        world.peer().receive(8, probe(9, 1, 7, 0, 2));
        world.peer().receive(9, probe(8, 0, 0, 2));
        world.peer().receive(7, probe(9, 1, 7, 3, 2));
        world.peer().receive(7, probe(-5, 1, 7, 0, 2));
        assertTrue(world.receivers(PathEcho.class).isEmpty());
        assertTrue(world.receivers(PathProbe.class).isEmpty());
    }

    @Test
    void aProbeGoesOnlyAlongALink() {
        RecordingEnvironment world = linked();
        world.peer().receive(7, probe(9, 1, 7, 0, 3));
        assertEquals(List.of(9), world.receivers(PathEcho.class));
        assertTrue(world.receivers(PathProbe.class).isEmpty());
    }

    @Test
    void aFloodOfProbesGoesNoFurther() {
        RecordingEnvironment world = linked();
        world.at(5 * SECOND);
        for (int i = 0; i < 1000; i++) {
            world.peer().receive(7, probe(9, 1, 7, 0, 2));
        }
        assertEquals(64, world.receivers(PathProbe.class).size());
        assertEquals(64, world.receivers(PathEcho.class).size());
        world.at(6 * SECOND);
        world.peer().receive(7, probe(9, 1, 7, 0, 2));
        assertEquals(65, world.receivers(PathProbe.class).size());
    }

    /** Anyone may send echoes; only who was asked, with what it was asked, can mean anything. */
    @Test
    void echoesNobodyAskedForMeanNothing() {
        TinyWorld world = new TinyWorld(8, Configs.of(2, "ping", "2s", "ping-timeout", "1s", "path-probe", "1s"), 5);
        world.joinAll();
        SplittableRandom random = new SplittableRandom(1);
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 20; i++) {
                world.peer(0).receive(random.nextInt(12), new PathEcho(random.nextInt()));
            }
            world.run(1);
        }
        assertEquals(0, world.peer(0).pathProber.doubts().count());
    }

    /** Whose probes nobody answers blames nobody: it is not reached itself, or all others are of an older version. */
    @Test
    void whoIsDeafDoubtsNobody() {
        TinyWorld world = new TinyWorld(8, Configs.of(2, "ping", "2s", "ping-timeout", "1s", "path-probe", "1s"), 5);
        for (int id = 0; id < 8; id++) {
            world.lens(id, Mute::new);
        }
        world.joinAll();
        world.run(120);
        assertTrue(world.sent(Message.Kind.PATH_PROBE) > 100);
        for (int id = 0; id < 8; id++) {
            assertEquals(0, world.peer(id).pathProber.doubts().count());
        }
    }

    /** Does not answer probes of paths. */
    private record Mute(Environment world) implements Lens {
        @Override
        public void send(int to, Message message) {
            if (!(message instanceof PathEcho)) {
                world.send(to, message);
            }
        }
    }
}
