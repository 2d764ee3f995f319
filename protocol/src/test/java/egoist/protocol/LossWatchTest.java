package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.Message;
import egoist.protocol.message.Ping;
import egoist.protocol.message.Pong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossWatchTest {
    private static final int PEERS = 12;

    /** What is lost between two peers, either way, on its way as a datagram. */
    private static final class Losses {
        private final SplittableRandom random;
        private int one = -1;
        private int other = -1;
        private double share;
        private int countdown = -1;
        private int laterMicros;

        Losses(long seed) {
            this.random = new SplittableRandom(seed);
        }

        void between(int one, int other, double share) {
            this.one = one;
            this.other = other;
            this.share = share;
        }

        boolean loses(int from, int to) {
            boolean pair = (from == one && to == other) || (from == other && to == one);
            if (pair && countdown >= 0) {
                return countdown-- == 0;
            }
            return pair && random.nextDouble() < share;
        }
    }

    /** Connections make up for what is lost; pings are what tells. */
    private record Lossy(int id, Losses losses, Environment world) implements Lens {
        @Override
        public void send(int to, Message message) {
            boolean datagram = message instanceof Ping || message instanceof Pong;
            if (!datagram || !losses.loses(id, to)) {
                world.send(to, message instanceof Pong pong ? timed(pong) : message);
            }
        }

        private Pong timed(Pong pong) {
            return new Pong(pong.sentMicros() + losses.laterMicros, pong.loadThousandths());
        }
    }

    private static TinyWorld overlay(long seed, Losses losses, String interval) {
        TinyWorld world = new TinyWorld(PEERS, Configs.of(3, "link-ping", interval, "epoch", "1h"), seed);
        for (int id = 0; id < PEERS; id++) {
            int own = id;
            world.lens(id, environment -> new Lossy(own, losses, environment));
        }
        world.joinAll();
        world.run(60);
        return world;
    }

    /** 30 % each way is told from none within half a minute, in 39 of 40 overlays. */
    @Test
    void aLinkThatLosesCostsMoreSoon() {
        int told = 0;
        for (long seed = 1; seed <= 40; seed++) {
            Losses losses = new Losses(seed);
            TinyWorld world = overlay(seed, losses, "3s");
            int partner = world.peer(0).wiring().neighbour(0);
            int before = world.peer(0).linkCost(partner);
            losses.between(0, partner, 0.3);
            world.run(30);
            int cost = world.peer(0).linkCost(partner);
            told += cost < 0 || cost > before + 30_000 ? 1 : 0;
        }
        assertTrue(told >= 39, told + " of 40");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whenNothingIsLostAnyMoreItCostsWhatItDid(long seed) {
        Losses losses = new Losses(seed);
        TinyWorld world = overlay(seed, losses, "3s");
        int partner = world.peer(0).wiring().neighbour(0);
        int before = world.peer(0).linkCost(partner);
        losses.between(0, partner, 0.3);
        world.run(60);
        losses.between(-1, -1, 0);
        world.run(40);
        assertEquals(before, world.peer(0).linkCost(partner), 1000);
    }

    @Test
    void oneLossMeansNothing() {
        Losses losses = new Losses(1);
        TinyWorld world = overlay(7, losses, "3s");
        int partner = world.peer(0).wiring().neighbour(0);
        int before = world.peer(0).linkCost(partner);
        losses.countdown = 2;
        losses.between(0, partner, 0);
        for (int second = 0; second < 60; second++) {
            world.run(1);
            assertEquals(before, world.peer(0).linkCost(partner), 1000);
        }
        assertEquals(-1, losses.countdown, "it was lost");
    }

    /** Sockets time an answer without what was waited for at both ends, so that it looks sent later. */
    @Test
    void answersTimedAtSocketsAreNotTakenForLost() {
        Losses losses = new Losses(1);
        losses.laterMicros = 2000;
        TinyWorld world = overlay(9, losses, "3s");
        for (int i = 0; i < 3; i++) {
            int partner = world.peer(0).wiring().neighbour(i);
            assertEquals(world.delayMicros(0, partner) - 1000, world.peer(0).linkCost(partner), 10);
        }
    }

    @Test
    void itIsSilentUnlessAskedFor() {
        TinyWorld asked = overlay(3, new Losses(1), "3s");
        TinyWorld not = overlay(3, new Losses(1), "0s");
        long more = asked.sent(Message.Kind.PING) - not.sent(Message.Kind.PING);
        assertTrue(more >= PEERS * 3 * 15 && more <= PEERS * 3 * 21, more + " pings more in a minute");
    }
}
