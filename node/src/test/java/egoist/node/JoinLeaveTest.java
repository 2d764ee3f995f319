package egoist.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.identity.Credentials;
import egoist.node.identity.DenyList;
import egoist.node.identity.Identity;
import egoist.protocol.PeerRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand nodes, each with a key of its own, join three that stay, and leave: what the three hold is the same at the start, in the
 * middle and at the end. The three know two hundred at most, so that those who left are forgotten many times over. A row for
 * each look goes to {@code target/live-join-leave.csv}; {@code -Degoist.cycles} changes the number.
 */
@Tag("live")
@Timeout(5400)
class JoinLeaveTest {
    private static final int CYCLES = Integer.getInteger("egoist.cycles", 10_000);
    private static final int RESIDENTS = 3;
    private static final int AT_ONCE = 6;
    private static final int KNOWN = 200;
    private static final int LOOKS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private LocalOverlay overlay;

    private static PeerRecipe recipe() {
        return LocalOverlay.usual(2)
                .with("boot-delay", "20ms")
                .with("join-retry", "50ms")
                .with("ping-timeout", "1s")
                .with("ping", "10s")
                .with("announce-interval", "500ms")
                .with("refresh", "4s")
                .with("expiry", "12s")
                .with("drain", "100ms")
                .with("remove", "1s");
    }

    @Test
    void tenThousandComeAndGo() throws Exception {
        List<String> csv =
                new ArrayList<>(List.of("cycles,heap_kib,threads,descriptors,members_known,refused_small_ids"));
        List<Footprint> looks = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try (LocalOverlay made = new LocalOverlay(directory, 120, recipe())) {
            overlay = made;
            for (int i = 0; i < RESIDENTS; i++) {
                overlay.start(settings(i, Identity.selfSigned("r" + i, LocalOverlay.NAME)));
            }
            overlay.await("the residents", PATIENCE, () -> alive() == RESIDENTS);
            int done = 0;
            for (int look = 0; look <= LOOKS; look++) {
                // The first look comes when every small id has been given out more than once.
                int until = look == 0 ? 3 * KNOWN : 3 * KNOWN + CYCLES * look / LOOKS;
                cycles(pool, until - done);
                done = until;
                overlay.await("everyone being gone", PATIENCE, () -> alive() == RESIDENTS);
                Thread.sleep(40_000); // until tombstones have ended too
                overlay.log.clear();
                Footprint now = Footprint.now();
                looks.add(now);
                csv.add(done + "," + now.heapKib() + "," + now.threads() + "," + now.descriptors() + ","
                        + overlay.members().get(0).members().size() + "," + refused());
                System.out.println(csv.get(csv.size() - 1));
                Files.createDirectories(Path.of("target"));
                Files.write(Path.of("target/live-join-leave.csv"), csv);
            }
        } finally {
            pool.shutdownNow();
        }
        Footprint last = looks.get(LOOKS);
        assertTrue(last.isNoMoreThan(looks.get(0)), "at the end " + last + ", at first " + looks.get(0));
    }

    private long refused() {
        return overlay.members().stream()
                .mapToLong(node -> node.traffic().handshakes().getOrDefault("failed", 0L))
                .sum();
    }

    private int alive() {
        return overlay.members().stream()
                .mapToInt(node -> node.status().peer().members().length)
                .max()
                .orElse(0);
    }

    private NodeSettings settings(int number, Identity identity) throws Exception {
        return NodeSettings.of(
                        LocalOverlay.NAME,
                        overlay.endpoint(number),
                        directory.resolve("n" + number),
                        Credentials.sharedKey(identity, LocalOverlay.KEY, DenyList.empty()),
                        recipe())
                .withBootstraps(
                        number == 0
                                ? List.of()
                                : List.of(overlay.endpoint(number < RESIDENTS ? 0 : number % RESIDENTS)))
                .withLimits(NodeLimits.DEFAULT.withConnections(1024, 256, 256).withMembers(KNOWN, 1000));
    }

    private void cycles(ExecutorService pool, int count) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (int worker = 0; worker < AT_ONCE; worker++) {
            int number = RESIDENTS + worker;
            int mine = count / AT_ONCE + (worker < count % AT_ONCE ? 1 : 0);
            running.add(pool.submit(() -> {
                for (int i = 0; i < mine; i++) {
                    cycle(number);
                }
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get(1, TimeUnit.HOURS);
        }
    }

    /** One node with a new key joins, has a link, and leaves. */
    private void cycle(int number) throws Exception {
        Identity identity = Identity.selfSigned("c" + number, LocalOverlay.NAME);
        NodeSettings settings = settings(number, identity);
        Node node = Node.start(settings);
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (node.status().peer().wiring().size() == 0) {
                assertTrue(System.nanoTime() - end < 0, () -> "no link: " + node.status() + " " + node.traffic());
                Thread.sleep(5);
            }
            node.leave(Duration.ofSeconds(3));
        } finally {
            node.close();
        }
        empty(settings.dataDirectory());
    }

    private static void empty(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
