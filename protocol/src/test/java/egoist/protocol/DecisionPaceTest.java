package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.LinkAccept;
import egoist.protocol.message.LinkClose;
import egoist.protocol.message.Message;
import egoist.protocol.policy.WiringProblem;
import org.junit.jupiter.api.Test;

/** Nobody can make a peer decide without end. */
class DecisionPaceTest {
    private static final long SECOND = 1_000_000;
    private static final int PEERS = 8;

    private int decisions;

    /** Counts what a peer has solved. */
    private final class Counted implements Lens {
        private final Environment world;

        private Counted(Environment world) {
            this.world = world;
        }

        @Override
        public Environment world() {
            return world;
        }

        @Override
        public void send(int to, Message message) {
            world.send(to, message);
        }

        @Override
        public void solve(WiringProblem problem) {
            decisions++;
            world.solve(problem);
        }
    }

    /** Takes every link and gives it up at once. */
    private record Fickle(Environment world) implements Lens {
        @Override
        public void send(int to, Message message) {
            world.send(to, message);
            if (message instanceof LinkAccept) {
                world.send(to, new LinkClose(false));
            }
        }
    }

    private int decisionsInAMinute(String pause) {
        TinyWorld world =
                new TinyWorld(PEERS, Configs.of(3, "epoch", "1h", "repair", "immediate", "decision-pause", pause), 3);
        world.lens(0, Counted::new);
        for (int id = 1; id <= 4; id++) {
            world.lens(id, Fickle::new);
        }
        world.joinAll();
        world.run(60);
        decisions = 0;
        world.run(60);
        assertTrue(world.sent(Message.Kind.LINK_OPEN) > 0);
        return decisions;
    }

    @Test
    void partnersThatGiveLinksUpInALoopDoNotKeepAPeerDeciding() {
        int free = decisionsInAMinute("0s");
        int paced = decisionsInAMinute("200ms");
        assertTrue(free > 200, "without pauses only " + free + " decisions");
        assertTrue(paced >= 5 && paced <= 13, paced + " decisions with pauses");
    }

    @Test
    void threeAtOnceThenPausesThatDouble() {
        DecisionPace pace = new DecisionPace(SECOND / 5);
        long now = 60 * SECOND;
        for (int i = 0; i < 3; i++) {
            assertTrue(pace.take(now));
        }
        long pause = SECOND / 5;
        for (int i = 0; i < 8; i++) {
            assertFalse(pace.take(now + pause - 1), "decision " + i);
            assertFalse(pace.isDue(now + pause - 1));
            assertTrue(pace.isDue(now + pause));
            now += pause;
            assertTrue(pace.take(now));
            assertFalse(pace.isDue(now + 20 * SECOND), "nothing waits");
            pause = Math.min(2 * pause, 5 * SECOND);
        }
        now += 11 * SECOND;
        for (int i = 0; i < 3; i++) {
            assertTrue(pace.take(now), "after a rest, decision " + i);
        }
        assertFalse(pace.take(now));
        assertFalse(new DecisionPace(0).isDue(now));
    }
}
