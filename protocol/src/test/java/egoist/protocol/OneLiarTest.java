package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.DatabaseSync;
import egoist.protocol.message.Message;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * One peer among twenty says that it has a link of a millisecond to everybody, and says so anew all the time. As nobody confirms that,
 * the others' paths get hardly longer than they are without it; where all is believed, they do.
 */
class OneLiarTest {
    private static final int PEERS = 20;
    private static final int LIAR = PEERS - 1;
    private static final int[] HONEST = IntStream.range(0, LIAR).toArray();
    private static final int SEEDS = 6;
    private static final int SAMPLES = 20;
    private static final double TOLERANCE = 1.05;

    /** What a peer that lies about its links sees of the world: all its announcements are changed on the way out. */
    private record Boasting(Environment world) implements Lens {
        private static final int INVENTED_MICROS = 1000;

        private static Announcement lie(Announcement truth, long number) {
            if (truth.origin() != LIAR || truth.departed()) {
                return truth;
            }
            int[] costs = new int[HONEST.length];
            Arrays.fill(costs, INVENTED_MICROS);
            return new Announcement(LIAR, truth.epoch(), number, false, HONEST, costs, new boolean[costs.length]);
        }

        @Override
        public void send(int to, Message message) {
            long number = nowMicros();
            if (message instanceof Announcement announcement) {
                world.send(to, lie(announcement, number));
            } else if (message instanceof DatabaseSync sync) {
                Announcement[] said = Arrays.stream(sync.announcements())
                        .map(one -> lie(one, number))
                        .toArray(Announcement[]::new);
                world.send(to, new DatabaseSync(said, sync.last()));
            } else {
                world.send(to, message);
            }
        }
    }

    /** Mean cost between the honest, a minute after the last one joined, if it did. */
    private static double cost(long seed, boolean lied, String twoWay) {
        PeerConfig config = Configs.of(
                3,
                "ping",
                "2s",
                "ping-timeout",
                "1s",
                "epoch",
                "3s",
                "refresh",
                "20s",
                "announce-interval",
                "1s",
                "repair",
                "immediate",
                "two-way",
                twoWay);
        TinyWorld world = new TinyWorld(PEERS, config, seed);
        for (int id : HONEST) {
            world.join(id);
        }
        world.run(30);
        if (lied) {
            world.lens(LIAR, Boasting::new);
            world.join(LIAR);
        }
        world.run(60);
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            sum += world.meanCostMicros(HONEST) / SAMPLES;
            world.run(1);
        }
        if (lied) {
            Announcement said = world.peer(0).announcement(LIAR);
            assertEquals(HONEST.length, said == null ? 0 : said.degree(), "seed " + seed + ": what is to be found out");
        }
        return sum;
    }

    @Test
    void oneLiarHardlyHurtsTheOthers() {
        double checked = 0;
        double believed = 0;
        StringBuilder rows = new StringBuilder();
        for (long seed = 1; seed <= SEEDS; seed++) {
            double without = cost(seed, false, "true");
            double with = cost(seed, true, "true");
            double all = cost(seed, true, "false");
            checked += with / without / SEEDS;
            believed += all / without / SEEDS;
            rows.append(String.format(
                    "seed %d: %.0f us, %.4f, believed %.4f%n", seed, without, with / without, all / without));
        }
        assertTrue(checked <= TOLERANCE, checked + "\n" + rows);
        assertTrue(
                believed > 1 + 2 * (TOLERANCE - 1),
                "the lies do harm where they are believed: " + believed + "\n" + rows);
    }
}
