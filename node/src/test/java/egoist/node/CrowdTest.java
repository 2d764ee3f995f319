package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import egoist.protocol.PeerRecipe;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code -Degoist.crowd} nodes (200) in one process, started {@code -Degoist.crowd.wave} (20) at a time as soon as those before are ready,
 * with the timers nodes really have: what they hold until {@code -Degoist.crowd.seconds} (60) after all are ready. A table goes to
 * {@code target/crowd.csv}.
 */
@Tag("live")
class CrowdTest {
    private static final int NODES = Integer.getInteger("egoist.crowd", 200);
    private static final int SECONDS_AFTER = Integer.getInteger("egoist.crowd.seconds", 60);
    private static final int WAVE = Integer.getInteger("egoist.crowd.wave", 20);
    private static final int WAVE_SECONDS = 120 * Times.PATIENCE;
    private static final int DEGREE = 3;
    private static final int SAMPLE_SECONDS = 10;

    @TempDir
    private Path directory;

    private final List<String> csv = new ArrayList<>(List.of(
            "nodes,seconds,ready,reachable,heap_kib,threads,descriptors,connection_ends,most_at_a_node,cpu_seconds"));

    private double cpuBefore;
    private long began;

    @Test
    void allBecomeReadyAndHoldLittle() throws Exception {
        PeerRecipe recipe = PeerRecipe.bestResponse(DEGREE);
        try (LocalOverlay overlay = new LocalOverlay(directory, 54, recipe)) {
            for (int i = 0; i <= NODES; i++) {
                overlay.settings(i); // keys cost time
            }
            cpuBefore = cpuSeconds();
            began = System.nanoTime();
            overlay.bootstrap();
            for (int i = 1; i <= NODES; i++) {
                overlay.member(i);
                if (i % WAVE == 0 || i == NODES) {
                    awaitReady(overlay, i);
                }
            }
            for (int second = 0; second < SECONDS_AFTER; second += SAMPLE_SECONDS) {
                Thread.sleep(SAMPLE_SECONDS * 1000L);
                sample(overlay);
            }
            assertEquals(NODES, ready(overlay), "not all stayed ready: " + csv);
        }
    }

    private void awaitReady(LocalOverlay overlay, int nodes) throws Exception {
        for (int second = 0; ready(overlay) < nodes; second++) {
            if (second % SAMPLE_SECONDS == SAMPLE_SECONDS - 1) {
                sample(overlay);
            }
            assertTrue(second < WAVE_SECONDS, "not all are ready\n" + csv);
            Thread.sleep(1000);
        }
        sample(overlay);
    }

    private void sample(LocalOverlay overlay) throws Exception {
        Footprint now = Footprint.now();
        int[] connections = overlay.members().stream()
                .mapToInt(node -> node.traffic().connections())
                .toArray();
        int ends = 0;
        int most = 0;
        for (int count : connections) {
            ends += count;
            most = Math.max(most, count);
        }
        csv.add(String.format(
                Locale.ROOT,
                "%d,%.0f,%d,%d,%d,%d,%d,%d,%d,%.1f",
                overlay.members().size(),
                (System.nanoTime() - began) / 1e9,
                ready(overlay),
                LocalOverlay.reachable(overlay.members()),
                now.heapKib(),
                now.threads(),
                now.descriptors(),
                ends,
                most,
                cpuSeconds() - cpuBefore));
        System.out.println(csv.get(csv.size() - 1));
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/crowd.csv"), csv);
    }

    private static long ready(LocalOverlay overlay) {
        return overlay.members().stream().filter(node -> node.status().ready()).count();
    }

    private static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : 0;
    }
}
