package egoist.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.view.ControlTraffic;
import egoist.protocol.PeerConfig;
import egoist.protocol.PeerRecipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What nodes send, by their own counters, beside the two formulas, for overlays of 5 to 50 on measured delays; a table goes to {@code
 * target/live-control-traffic.csv}. All timers run five times as fast as live, and the formulas are told so.
 */
@Tag("live")
@Timeout(900)
class ControlTrafficTest {
    private static final int FASTER = 5;
    private static final int DEGREE = 3;
    private static final int SETTLE_SECONDS = 30;
    private static final int WINDOW_SECONDS = 60;
    /** What a formula of an overlay at rest may be exceeded by; {@link ControlTraffic} counts headers, the nodes do not. */
    private static final double MOST = 4;

    @TempDir
    private Path directory;

    /** @param threshold improvement that is worth a re-wiring; with some the overlay comes to rest, without it goes on */
    private static PeerRecipe recipe(String threshold) {
        PeerRecipe usual = LocalOverlay.usual(DEGREE);
        return new PeerRecipe(
                        DEGREE, "epsilon-best-response", Map.of("epsilon", threshold), usual.metric(), usual.protocol())
                .with("ping", 35 / FASTER + "s")
                .with("keep-alive", 5 / FASTER + "s")
                .with("keep-alive-donated", "1s")
                .with("epoch", 60 / FASTER + "s")
                .with("announce-interval", "1s")
                .with("refresh", 300 / FASTER + "s")
                .with("expiry", "180s")
                .with("path-probe", 10 / FASTER + "s")
                .with("link-ping", 3000 / FASTER + "ms");
    }

    @Test
    void sentByNodesBesideTheFormulas() throws Exception {
        List<String> csv = new ArrayList<>();
        csv.add(
                "nodes,k,threshold,sent_bit_s,probes,keep_alives,announcements,paths,other,links_changed_per_epoch,ours_bit_s,paper_bit_s");
        for (String threshold : List.of("0.1", "0")) {
            for (int nodes : new int[] {5, 10, 20, 50}) {
                csv.add(measure(nodes, threshold));
                Files.createDirectories(Path.of("target"));
                Files.write(Path.of("target/live-control-traffic.csv"), csv);
                System.out.println(csv.get(csv.size() - 1));
            }
        }
    }

    private String measure(int nodes, String threshold) throws Exception {
        Path data = directory.resolve("n" + nodes + "-" + threshold);
        try (LocalOverlay overlay = new LocalOverlay(data, 100 + nodes, recipe(threshold))) {
            overlay.delaysMicros = MeasuredDelays.oneWayMicros(nodes + 1);
            overlay.bootstrap();
            for (int i = 1; i <= nodes; i++) {
                overlay.member(i);
            }
            overlay.await("joining", Duration.ofMinutes(3), overlay::whole);
            Thread.sleep(SETTLE_SECONDS * 1000L);
            Map<String, Long> before = sent(overlay);
            long changedBefore = linksChanged(overlay);
            Thread.sleep(WINDOW_SECONDS * 1000L);
            Map<String, Long> after = sent(overlay);
            PeerConfig config = overlay.recipe.config();
            double epochSeconds = config.rewiring().epochMicros() / 1e6;
            double epochs = WINDOW_SECONDS / epochSeconds * nodes;
            double changed = (linksChanged(overlay) - changedBefore) / epochs;
            Map<String, Double> bits = new TreeMap<>();
            after.forEach((kind, bytes) -> bits.merge(
                    group(kind), (bytes - before.getOrDefault(kind, 0L)) * 8.0 / WINDOW_SECONDS / nodes, Double::sum));
            double all = bits.values().stream().mapToDouble(Double::doubleValue).sum();
            double ours = ControlTraffic.expectedBits(config, nodes);
            assertTrue(all > 0 && all < MOST * ours, all + " bit/s of each of " + nodes + " nodes, expected " + ours);
            return String.format(
                    Locale.ROOT,
                    "%d,%d,%s,%.0f,%.0f,%.0f,%.0f,%.0f,%.0f,%.2f,%.0f,%.0f",
                    nodes,
                    DEGREE,
                    threshold,
                    all,
                    bits.getOrDefault("probes", 0.0),
                    bits.getOrDefault("keep-alives", 0.0),
                    bits.getOrDefault("announcements", 0.0),
                    bits.getOrDefault("paths", 0.0),
                    bits.getOrDefault("other", 0.0),
                    changed,
                    ours,
                    ControlTraffic.paperBits(nodes, DEGREE, epochSeconds, 20.0 / FASTER));
        }
    }

    private static String group(String kind) {
        return switch (kind) {
            case "ping", "pong", "introduction", "stream_ping", "stream_pong" -> "probes";
            case "keep_alive" -> "keep-alives";
            case "announcement", "database_sync", "database_summary", "sync_request" -> "announcements";
            case "path_probe", "path_echo" -> "paths";
            default -> "other";
        };
    }

    private static Map<String, Long> sent(LocalOverlay overlay) {
        Map<String, Long> sum = new TreeMap<>();
        for (Node node : overlay.members()) {
            node.traffic().bytesOut().forEach((kind, bytes) -> sum.merge(kind, bytes, Long::sum));
        }
        return sum;
    }

    private static long linksChanged(LocalOverlay overlay) {
        return overlay.members().stream()
                .mapToLong(node -> node.status().peer().counts().linksChanged())
                .sum();
    }
}
