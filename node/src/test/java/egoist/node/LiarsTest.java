package egoist.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.PeerRecipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every tenth of twenty nodes on measured delays lies about its links: the paths between the honest ones hardly get longer.
 * With {@code two-way: false}, where everyone is believed, the same lies cost what the last row of {@code target/liars.csv}
 * says.
 */
@Tag("live")
@Timeout(600)
class LiarsTest {
    private static final int NODES = 20;
    private static final int LIARS = 2;
    private static final int SETTLE_MILLIS = 40_000;
    private static final int SAMPLES = 30;
    private static final double TOLERANCE = 1.05;

    @TempDir
    private Path directory;

    @Test
    void liesHardlyHurtTheHonest() throws Exception {
        double[] checked = honestThenLied(72, LocalOverlay.quick(3));
        double[] believed = honestThenLied(73, LocalOverlay.quick(3).with("two-way", "false"));
        List<String> csv = new ArrayList<>(List.of("links,nodes,liars,honest_cost_ms,with_liars_ms,ratio"));
        csv.add(row("checked", checked));
        csv.add(row("believed", believed));
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/liars.csv"), csv);
        csv.forEach(System.out::println);
        assertTrue(checked[1] <= TOLERANCE * checked[0], csv.get(1));
    }

    private static String row(String how, double[] costs) {
        String ratio = costs[1] > MeasuredDelays.LOST_MILLIS
                ? "some pairs cannot reach each other"
                : String.format(Locale.ROOT, "%.4f", costs[1] / costs[0]);
        return String.format(Locale.ROOT, "%s,%d,%d,%.3f,%.3f,%s", how, NODES, LIARS, costs[0], costs[1], ratio);
    }

    /** Mean cost in milliseconds between the nodes that stay honest, before and after the last ones begin to lie. */
    private double[] honestThenLied(int net, PeerRecipe recipe) throws Exception {
        try (LocalOverlay overlay = new LocalOverlay(directory.resolve("net" + net), net, recipe)) {
            overlay.delaysMicros = MeasuredDelays.oneWayMicros(NODES + 1);
            overlay.bootstrap();
            for (int i = 1; i <= NODES; i++) {
                overlay.member(i);
            }
            overlay.await("joining", Duration.ofMinutes(2), overlay::whole);
            Thread.sleep(SETTLE_MILLIS);
            double honest = cost(overlay);
            for (Node node : List.copyOf(overlay.members().subList(NODES - LIARS, NODES))) {
                overlay.nodes.remove(node);
                node.leave(Duration.ofSeconds(3));
                overlay.start(node.settings(), Liar::new);
            }
            // Not whole: who is believed to have links to all may leave somebody without any that stands.
            overlay.await("the liars being back", Duration.ofMinutes(1), overlay::acquainted);
            Thread.sleep(SETTLE_MILLIS);
            return new double[] {honest, cost(overlay)};
        }
    }

    private static double cost(LocalOverlay overlay) throws InterruptedException {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            sum += MeasuredDelays.meanCost(overlay, overlay.members(), NODES - LIARS);
            Thread.sleep(1000);
        }
        return sum / SAMPLES / 1000;
    }
}
