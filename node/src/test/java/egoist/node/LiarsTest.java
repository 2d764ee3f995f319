package egoist.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.MeasuredDelays.Paths;
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
 * With {@code two-way: false} and no paths tried, where everyone is believed, the same lies cost what the last row of {@code target/liars.csv}
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
    private static final double MOST_LOST = 0.01;
    private static final double MICROS_PER_MILLI = 1000;

    @TempDir
    private Path directory;

    @Test
    void liesHardlyHurtTheHonest() throws Exception {
        Paths[] checked = honestThenLied(72, LocalOverlay.quick(3));
        PeerRecipe trusting = LocalOverlay.quick(3).with("two-way", "false").with("path-probe", "0s");
        Paths[] believed = honestThenLied(73, trusting);
        List<String> csv = new ArrayList<>(
                List.of("links,nodes,liars,honest_cost_ms,with_liars_ms,ratio,lost_honest,lost_with_liars"));
        csv.add(row("checked", checked));
        csv.add(row("believed", believed));
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/liars.csv"), csv);
        csv.forEach(System.out::println);
        assertTrue(checked[1].meanMicros() <= TOLERANCE * checked[0].meanMicros(), csv.get(1));
        assertTrue(checked[1].lost() <= MOST_LOST, csv.get(1));
    }

    private static String row(String how, Paths[] paths) {
        return String.format(
                Locale.ROOT,
                "%s,%d,%d,%.3f,%.3f,%.4f,%.5f,%.5f",
                how,
                NODES,
                LIARS,
                paths[0].meanMicros() / MICROS_PER_MILLI,
                paths[1].meanMicros() / MICROS_PER_MILLI,
                paths[1].meanMicros() / paths[0].meanMicros(),
                paths[0].lost(),
                paths[1].lost());
    }

    /** Paths between the nodes that stay honest, before and after the last ones begin to lie. */
    private Paths[] honestThenLied(int net, PeerRecipe recipe) throws Exception {
        try (LocalOverlay overlay = new LocalOverlay(directory.resolve("net" + net), net, recipe)) {
            overlay.delaysMicros = MeasuredDelays.oneWayMicros(NODES + 1);
            overlay.bootstrap();
            for (int i = 1; i <= NODES; i++) {
                overlay.member(i);
            }
            overlay.await("joining", Duration.ofMinutes(2), overlay::whole);
            Thread.sleep(SETTLE_MILLIS);
            Paths honest = paths(overlay);
            for (Node node : List.copyOf(overlay.members().subList(NODES - LIARS, NODES))) {
                overlay.nodes.remove(node);
                node.leave(Duration.ofSeconds(3));
                overlay.start(node.settings(), Liar::new);
            }
            // Not whole: who is believed to have links to all may leave somebody without any that stands.
            overlay.await("the liars being back", Duration.ofMinutes(1), overlay::acquainted);
            Thread.sleep(SETTLE_MILLIS);
            return new Paths[] {honest, paths(overlay)};
        }
    }

    /** On average over some seconds: a peer whose last link is taken away is without one for a fraction of a second. */
    private static Paths paths(LocalOverlay overlay) throws InterruptedException {
        double cost = 0;
        double lost = 0;
        for (int i = 0; i < SAMPLES; i++) {
            Paths now = MeasuredDelays.paths(overlay, overlay.members(), NODES - LIARS);
            cost += now.meanMicros() / SAMPLES;
            lost += now.lost() / SAMPLES;
            Thread.sleep(1000);
        }
        return new Paths(cost, lost);
    }
}
