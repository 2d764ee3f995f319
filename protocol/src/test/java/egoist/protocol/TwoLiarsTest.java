package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import egoist.protocol.message.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Two peers among twenty on measured delays lie about their links and vouch for each other: by what is announced, a path between
 * them takes a millisecond. Nobody but who tries it can tell.
 */
class TwoLiarsTest {
    private static final int PEERS = 20;
    private static final int LIARS = 2;
    private static final int[] HONEST = IntStream.range(0, PEERS - LIARS).toArray();
    private static final int[] ALL = IntStream.range(0, PEERS).toArray();
    private static final int SEEDS = 8;
    private static final int SAMPLES = 30;
    private static final double TOLERANCE = 1.05;
    private static final String EVERY = "1s";
    private static final String NEVER = "0s";

    private static final Path MATRIX = Path.of("../../shared/data/planetlab-490-t01.csv.gz");
    /** Every so many nodes of the matrix, from that one on, are peers. */
    private static final int STRIDE = 23;

    private static final double MICROS_ONE_WAY = 500;

    /** One-way delays of 20 nodes; the test that asks is skipped without them. */
    static int[][] measured() throws IOException {
        assumeTrue(Files.exists(MATRIX), "the measured delays are not here: " + MATRIX);
        List<String[]> rows;
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(MATRIX)), StandardCharsets.US_ASCII))) {
            rows = reader.lines().map(line -> line.split(",")).toList();
        }
        int[][] micros = new int[PEERS][PEERS];
        for (int i = 0; i < PEERS; i++) {
            for (int j = 0; j < PEERS; j++) {
                double millis = Double.parseDouble(rows.get((i + 1) * STRIDE)[(j + 1) * STRIDE]);
                micros[i][j] = i == j ? 0 : (int) Math.round(millis * MICROS_ONE_WAY);
            }
        }
        return micros;
    }

    /** Twenty peers on these delays that have settled, with timers ten times faster than live and these habits beside. */
    static TinyWorld overlay(long seed, int[][] delays, String pathProbe, Object... habits) {
        List<Object> keys = new ArrayList<>(List.of("ping", "3s", "ping-timeout", "1s", "keep-alive", "2s"));
        keys.addAll(List.of("announce-interval", "1s", "epoch", "6s", "repair", "immediate", "path-probe", pathProbe));
        keys.addAll(List.of(habits));
        PeerConfig config = Configs.of(3, keys.toArray());
        TinyWorld world = new TinyWorld(PEERS, config, seed);
        world.delays(delays);
        world.joinAll();
        world.run(60);
        return world;
    }

    private static double cost(TinyWorld world) {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            sum += world.meanCostMicros(HONEST) / SAMPLES;
            world.run(1);
        }
        return sum;
    }

    /** How many times as long the paths between the honest are once the others lie, on average over the seeds. */
    private static double harm(String pathProbe, boolean swallow, IntFunction<int[]> invented) throws IOException {
        int[][] delays = measured();
        double harm = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            TinyWorld world = overlay(seed, delays, pathProbe);
            double honest = cost(world);
            for (int id = PEERS - LIARS; id < PEERS; id++) {
                int liar = id;
                world.leave(liar);
                world.run(1);
                world.lens(liar, seen -> new Boaster(seen, liar, invented.apply(liar), swallow));
                world.join(liar);
            }
            world.run(60);
            harm += cost(world) / honest / SEEDS;
        }
        return harm;
    }

    @Test
    void liarsThatVouchForEachOtherAreFoundOutByTrying() throws Exception {
        double believed = harm(NEVER, false, liar -> ALL);
        double tried = harm(EVERY, false, liar -> ALL);
        assertTrue(believed > TOLERANCE, "the lies do harm where nobody tries: " + believed);
        assertTrue(tried <= TOLERANCE, "tried: " + tried);
    }

    @Test
    void whoSwallowsProbesGainsNothing() throws Exception {
        double tried = harm(EVERY, true, liar -> ALL);
        assertTrue(tried <= TOLERANCE, "tried: " + tried);
    }

    /** Peers that nobody links to but in these lies are believed all the same: each of them is in dispute with two, the liars with everybody. */
    @Test
    void lonePeersDenyInventedLinks() throws Exception {
        double denied = harm(NEVER, false, liar -> HONEST);
        assertTrue(denied <= TOLERANCE, "denied: " + denied);
    }

    @Test
    void theHonestHaveNoDoubts() throws Exception {
        int[][] delays = measured();
        for (long seed = 1; seed <= SEEDS; seed++) {
            TinyWorld world = overlay(seed, delays, EVERY);
            world.run(60);
            for (int id : ALL) {
                assertEquals(0, world.peer(id).pathProber.doubts().count(), "seed " + seed + ", peer " + id);
            }
            long probes = world.sent(Message.Kind.PATH_PROBE);
            assertTrue(probes > PEERS * 60, "seed " + seed + ": " + probes + " probes");
            long echoes = world.sent(Message.Kind.PATH_ECHO);
            assertTrue(echoes > 0.99 * probes, "seed " + seed + ": " + echoes + " echoes of " + probes);
        }
    }
}
