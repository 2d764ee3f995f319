package egoist.sim.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.random.SeedStreams;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jitter is as heavy-tailed as measured, and adjustable. */
class HeavyTailedJitterTest {
    private static final int PEERS = 200;
    private static final int BASE = 1_000_000;
    private static final long HOUR = 3_600_000_000L;

    private static JitterModel.Jitter jitter(Map<String, ?> parameters, long seed) {
        return JitterModels.registry().get("heavy-tailed").create(parameters).start(new SeedStreams(seed));
    }

    private static double[] changes(JitterModel.Jitter jitter, long before, long after) {
        double[] changes = new double[PEERS * (PEERS - 1) / 2];
        int pairs = 0;
        for (int a = 0; a < PEERS; a++) {
            for (int b = a + 1; b < PEERS; b++) {
                double one = jitter.linkMicros(BASE, a, b, before);
                changes[pairs++] = Math.abs(jitter.linkMicros(BASE, a, b, after) - one) / one;
            }
        }
        Arrays.sort(changes);
        return changes;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void changesLikeThoseBetweenPlanetLabSnapshots(long seed) {
        double[] changes = changes(jitter(Map.of(), seed), 0, 10 * HOUR);
        // Measured between consecutive snapshots: 0.1 to 0.6 %, 8 to 14 %, 40 to 130 %.
        within(0.001, 0.006, Worlds.quantile(changes, 0.5), "median", seed);
        within(0.08, 0.14, Worlds.quantile(changes, 0.9), "90th percentile", seed);
        within(0.4, 1.3, Worlds.quantile(changes, 0.99), "99th percentile", seed);
    }

    @Test
    void pairsMoveOneByOneAndStayInBetween() {
        JitterModel.Jitter jitter = jitter(Map.of("shift-rate", 0), 3);
        double[] minute = changes(jitter, 5 * HOUR, 5 * HOUR + HOUR / 60);
        double moved = Arrays.stream(minute).filter(change -> change > 0).count() / (double) minute.length;
        assertEquals(1 / 60.0, moved, 0.004);
    }

    @Test
    void bothDirectionsDeviateAlikeAndDeviationsAreAsOftenUpAsDown() {
        JitterModel.Jitter jitter = jitter(Map.of("shift-rate", 0), 3);
        int up = 0;
        for (int a = 1; a < 5000; a++) {
            assertEquals(jitter.linkMicros(BASE, 0, a, HOUR), jitter.linkMicros(BASE, a, 0, HOUR));
            up += jitter.linkMicros(BASE, 0, a, HOUR) > BASE ? 1 : 0;
        }
        assertEquals(0.5, up / 5000.0, 0.03);
    }

    @Test
    void routeShiftsComeAtTheirRateForTheirTime() {
        Map<String, Object> shifts = new HashMap<>(Map.of("median", 0, "p90", 0, "p99", 0));
        shifts.putAll(Map.of("shift-rate", 2, "shift-duration", "30m", "shift-size", 0.5));
        JitterModel.Jitter jitter = jitter(shifts, 9);
        int shifted = 0;
        int looks = 0;
        DoubleStream.Builder sizes = DoubleStream.builder();
        for (int a = 1; a < 400; a++) {
            for (long at = 0; at < 100 * HOUR; at += HOUR) {
                int now = jitter.linkMicros(BASE, 0, a, at);
                looks++;
                shifted += now > BASE ? 1 : 0;
                if (now > BASE) {
                    sizes.add(now / (double) BASE - 1);
                }
            }
        }
        assertEquals(2 * 30 / 1440.0, shifted / (double) looks, 0.004);
        assertEquals(0.5, Worlds.quantile(sizes.build().sorted().toArray(), 0.5), 0.05);
    }

    @Test
    void messagesMeetQueuesThatNeverSaveTime() {
        JitterModel.Jitter jitter = jitter(Map.of(), 4);
        double[] extra = new double[50_000];
        for (int i = 0; i < 50_000; i++) {
            int message = jitter.messageMicros(BASE, i % 50, 77, i * 1000L);
            assertTrue(message >= BASE);
            extra[i] = message / (double) BASE - 1;
        }
        Arrays.sort(extra);
        assertEquals(0.003, Worlds.quantile(extra, 0.5), 0.0005);
        assertEquals(0.02, Worlds.quantile(extra, 0.9), 0.002);
        assertEquals(0.2, Worlds.quantile(extra, 0.99), 0.03);
    }

    @Test
    void extremesStayInRange() {
        JitterModel.Jitter wild = jitter(
                Map.of("median", 10, "p90", 10, "p99", 10, "message-median", 10, "message-p90", 10, "message-p99", 10),
                1);
        for (int base : new int[] {1, 2, (1 << 26) - 1}) {
            for (int a = 1; a < 3000; a++) {
                int link = wild.linkMicros(base, 0, a, 5);
                int message = wild.messageMicros(link, 0, a, 5);
                assertTrue(link >= 1 && message >= link && message < 1 << 26, link + " " + message);
            }
        }
    }

    @Test
    void settingsThatDoNotGoTogetherAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> jitter(Map.of("median", 0.5, "p90", 0.1), 1));
        assertThrows(IllegalArgumentException.class, () -> jitter(Map.of("p90", 5, "p99", 1), 1));
        assertThrows(
                IllegalArgumentException.class, () -> jitter(Map.of("shift-rate", 100, "shift-duration", "1h"), 1));
    }

    private static void within(double low, double high, double value, String what, long seed) {
        assertTrue(
                value >= low && value <= high, what + " " + value + " not in " + low + ".." + high + ", seed " + seed);
    }
}
