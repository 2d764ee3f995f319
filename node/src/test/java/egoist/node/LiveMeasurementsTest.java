package egoist.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.view.Member;
import egoist.node.view.Traffic;
import egoist.protocol.PeerRecipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What live overlays measure and cost, written to {@code target/live-measurements.csv}; run by {@code ./mvnw -Plive -pl sim,node
 * -am verify}. Delays of a measured matrix are laid over loopback, each way half of the round trip.
 */
@Tag("live")
@Timeout(600)
class LiveMeasurementsTest {
    @TempDir
    private Path directory;

    @Test
    void pingErrorCostAndControlTraffic() throws Exception {
        List<String> csv = new ArrayList<>();
        csv.add("nodes,k,ready_s,ping_error_p50_us,ping_error_p95_us,sent_kbit_s_per_node,mean_path_cost_us");
        for (int nodes : new int[] {5, 10, 20}) {
            csv.add(measure(nodes));
        }
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/live-measurements.csv"), csv);
        csv.forEach(System.out::println);
    }

    private String measure(int nodes) throws Exception {
        int k = 3;
        PeerRecipe recipe =
                LocalOverlay.usual(k).with("ping", "5s").with("epoch", "8s").with("boot-delay", "500ms");
        try (LocalOverlay overlay = new LocalOverlay(directory.resolve("n" + nodes), 60 + nodes, recipe)) {
            overlay.delaysMicros = MeasuredDelays.oneWayMicros(nodes + 1);
            long began = System.nanoTime();
            overlay.bootstrap();
            for (int i = 1; i <= nodes; i++) {
                overlay.member(i);
            }
            overlay.await("joining", Duration.ofMinutes(2), overlay::whole);
            double readySeconds = (System.nanoTime() - began) / 1e9;
            Thread.sleep(30_000);
            long before = sentBytes(overlay);
            Thread.sleep(30_000);
            double kbits = (sentBytes(overlay) - before) * 8 / 1000.0 / 30 / nodes;
            long[] errors = errors(overlay);
            long p50 = errors[errors.length / 2];
            long p95 = errors[errors.length * 95 / 100];
            assertTrue(p50 < 15_000, "the median error of a ping is " + p50 + " us");
            return String.format(
                    java.util.Locale.ROOT,
                    "%d,%d,%.1f,%d,%d,%.2f,%.0f",
                    nodes,
                    k,
                    readySeconds,
                    p50,
                    p95,
                    kbits,
                    MeasuredDelays.meanCost(overlay, overlay.members()));
        }
    }

    private static long sentBytes(LocalOverlay overlay) {
        long sum = 0;
        for (Node node : overlay.members()) {
            Traffic traffic = node.traffic();
            sum += traffic.bytesOut().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
        return sum;
    }

    /** Smoothed costs against the injected delays, in microseconds, ascending. */
    private static long[] errors(LocalOverlay overlay) {
        List<Node> members = overlay.members();
        Map<String, Integer> index = MeasuredDelays.index(members);
        List<Long> errors = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            for (Member other : members.get(i).members()) {
                Integer j = index.get(other.id());
                if (j != null && j != i && other.cost() >= 0) {
                    int[][] delays = overlay.delaysMicros;
                    errors.add(Math.abs(other.cost() - (delays[i + 1][j + 1] + delays[j + 1][i + 1]) / 2));
                }
            }
        }
        return errors.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
