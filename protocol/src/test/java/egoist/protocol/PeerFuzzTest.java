package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.JoinReply;
import egoist.protocol.message.LinkAccept;
import egoist.protocol.message.LinkClose;
import egoist.protocol.message.LinkOpen;
import egoist.protocol.message.Message;
import egoist.protocol.message.Ping;
import egoist.protocol.message.ProbeReply;
import egoist.protocol.message.ProbeRequest;
import egoist.protocol.message.RandomMessages;
import egoist.protocol.message.RttVector;
import egoist.protocol.message.RttVectorRequest;
import egoist.protocol.message.SyncRequest;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.WiringPolicy;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anything may arrive at any time from anyone: a peer never throws, and keeps what it owes its environment. */
class PeerFuzzTest {
    private static final int NEAR = 12;
    private static final Message.Kind[] KINDS = Message.Kind.values();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void nothingUnsettlesAPeer(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomMessages messages = new RandomMessages(seed);
        WiringPolicy policy =
                random.nextBoolean() ? new KClosest() : Configs.of(1).policy();
        Object[] settings = {
            "flood-pacing", random.nextBoolean() ? "0s" : "20ms", "max-in-links", 5, "repair", "immediate"
        };
        PeerConfig config = Configs.of(1 + random.nextInt(4), policy, settings);
        RecordingEnvironment world = RecordingEnvironment.of(3, config);
        world.answerPings(30_000, id -> id >= 0 && id < NEAR && id % 3 != 2);
        world.peer().start();
        for (int i = 0; i < 2000; i++) {
            int from = random.nextInt(NEAR + 2) - 1;
            switch (random.nextInt(6)) {
                case 0 -> world.peer().receive(from, messages.next(KINDS[random.nextInt(KINDS.length)]));
                case 1 -> world.peer().receive(from, handshake(random));
                case 2 -> world.run(random.nextDouble() * 2);
                case 3 -> decide(world, config, random);
                case 4 -> world.peer().receive(from, near(random));
                default -> world.run(0.001);
            }
            check(world, config, seed);
            world.takeSent();
            world.takeLines();
        }
    }

    private static Message handshake(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> new LinkOpen(random.nextBoolean(), random.nextInt(3));
            case 1 -> new LinkAccept(random.nextInt(3));
            case 2 -> new LinkClose(random.nextBoolean());
            default -> new Ping(random.nextLong());
        };
    }

    private static Message near(SplittableRandom random) {
        int origin = random.nextInt(NEAR);
        int[] neighbours = random.ints(3, 0, NEAR)
                .filter(id -> id != origin)
                .distinct()
                .sorted()
                .toArray();
        int[] costs = random.ints(neighbours.length, 0, 100_000).toArray();
        return random.nextInt(20) == 0
                ? Announcement.departure(origin, random.nextInt(3), random.nextInt(500))
                : new Announcement(
                        origin,
                        random.nextInt(3),
                        random.nextInt(500),
                        false,
                        neighbours,
                        costs,
                        new boolean[neighbours.length]);
    }

    private static void decide(RecordingEnvironment world, PeerConfig config, SplittableRandom random) {
        if (world.problem() != null && random.nextBoolean()) {
            world.decide(config);
        } else if (random.nextInt(10) == 0) {
            int[] any = random.ints(2, 0, NEAR).filter(id -> id != 3).distinct().toArray();
            world.adopt(Wiring.of(any));
        }
    }

    private static void check(RecordingEnvironment world, PeerConfig config, int seed) {
        PeerStatus status = world.peer().status();
        int degree = Math.max(2, config.degree());
        assertTrue(status.chosen().size() <= degree, "seed " + seed + ": " + status);
        assertTrue(status.wiring().size() <= 2 * degree, "seed " + seed + ": " + status);
        assertTrue(status.inLinks().length <= 5, "seed " + seed + ": " + status);
        assertTrue(!status.wiring().contains(3), "seed " + seed + ": a link to itself");
        assertEquals(status.wiring().size(), status.linkCosts().length);
    }

    @Test
    void idsThatNobodyHasAreNoHarm() {
        RecordingEnvironment world = RecordingEnvironment.of(3, Configs.of(2));
        int[] nobody = {-1, -7, Integer.MIN_VALUE};
        world.peer().receive(1, new JoinReply(nobody));
        world.peer().receive(1, new SyncRequest(nobody));
        world.peer().receive(1, new ProbeRequest(-5));
        world.peer().receive(1, new ProbeReply(-5));
        world.peer().receive(1, new RttVectorRequest(nobody));
        world.peer().receive(-1, new LinkOpen(true, 0));
        world.peer().receive(3, new LinkOpen(true, 0));
        assertArrayEquals(new int[0], world.peer().status().inLinks());
        assertEquals(0, world.sent(RttVector.class).get(0).targets().length);
    }

    @Test
    void oneMessageCannotMakeAPeerLargerThanItsIds() {
        RecordingEnvironment world = RecordingEnvironment.of(3, Configs.of(2));
        int[] none = {};
        for (int round = 0; round < 100; round++) {
            for (int origin = 0; origin < 50; origin++) {
                world.peer().receive(1, new Announcement(origin, round, 1, false, none, none, new boolean[0]));
                world.peer().receive(1, Announcement.departure(origin, round, 2));
            }
        }
        assertTrue(world.peer().ids() <= 80, world.peer().ids() + " ids");
    }
}
