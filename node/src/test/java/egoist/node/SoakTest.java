package egoist.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty nodes with the timers nodes really have, one of them leaving and coming back every half minute: what they hold stays
 * the same. {@code -Degoist.soak.minutes} long, 4 by default; a sample a minute goes to {@code target/soak.csv}.
 */
@Tag("live")
class SoakTest {
    private static final int NODES = 20;
    private static final int MINUTES = Integer.getInteger("egoist.soak.minutes", 4);
    private static final long SEED = Long.getLong("egoist.seed", 1);
    private static final int RESTARTS_A_MINUTE = 2;
    /** What loads lazily is there by then, and in a long run each node has had connections to nearly all others. */
    private static final int WARM = Math.max(2, MINUTES / 6);

    @TempDir
    private Path directory;

    @Test
    void whatTwentyNodesHoldStaysTheSame() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        System.out.println("seed " + SEED);
        List<String> csv = new ArrayList<>(List.of("minute,heap_kib,threads,descriptors,rejected,links_lost"));
        List<Footprint> footprints = new ArrayList<>();
        try (LocalOverlay overlay = new LocalOverlay(directory, 85, LocalOverlay.usual(3))) {
            overlay.bootstrap();
            for (int i = 1; i <= NODES; i++) {
                overlay.member(i);
            }
            overlay.await("joining", Duration.ofMinutes(2), overlay::whole);
            for (int minute = 1; minute <= MINUTES; minute++) {
                for (int restart = 0; restart < RESTARTS_A_MINUTE; restart++) {
                    Thread.sleep(TimeUnit.MINUTES.toMillis(1) / RESTARTS_A_MINUTE);
                    Node node = overlay.members().get(random.nextInt(NODES));
                    overlay.nodes.remove(node);
                    node.leave(Duration.ofSeconds(3));
                    overlay.start(node.settings());
                }
                overlay.await("all being back", Duration.ofMinutes(1), overlay::whole);
                overlay.log.clear();
                Footprint now = Footprint.now();
                footprints.add(now);
                csv.add(minute + "," + now.heapKib() + "," + now.threads() + "," + now.descriptors() + ","
                        + overlay.members().stream()
                                .flatMap(node -> node.traffic().rejected().values().stream())
                                .mapToLong(Long::longValue)
                                .sum()
                        + ","
                        + overlay.members().stream()
                                .mapToLong(node -> node.status().peer().counts().linksLost())
                                .sum());
                Files.createDirectories(Path.of("target"));
                Files.write(Path.of("target/soak.csv"), csv);
            }
        }
        csv.forEach(System.out::println);
        Footprint warm = footprints.get(Math.min(WARM, footprints.size()) - 1);
        Footprint last = footprints.get(footprints.size() - 1);
        assertTrue(last.isNoMoreThan(warm), "after " + MINUTES + " minutes " + last + ", at first " + warm);
    }
}
