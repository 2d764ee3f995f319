package egoist.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that want more connections than they may have: they wire up all the same, and nobody has one too many. */
@Timeout(120)
class CrowdedOverlayTest {
    private static final int MOST = 8;
    private static final int NODES = 14;

    @TempDir
    private Path directory;

    /** Where datagrams do not get through every probe wants a connection, to all others in turn; links come first. */
    @Test
    void linksFindRoomAmongProbesAndNobodyExceedsItsCap() throws Exception {
        Duration silence = Duration.ofSeconds(1);
        NodeLimits few = NodeLimits.DEFAULT
                .withConnections(MOST, 64, 64)
                .withTimes(Duration.ofSeconds(5), Duration.ofSeconds(10), silence, Duration.ofSeconds(10));
        try (LocalOverlay overlay = new LocalOverlay(directory, 53, LocalOverlay.fast(2))) {
            overlay.datagrams = false;
            overlay.bootstrap();
            for (int i = 1; i <= NODES; i++) {
                overlay.start(overlay.settings(i).withLimits(few));
            }
            int[] most = new int[1];
            overlay.await("wiring up", Duration.ofSeconds(60), () -> {
                most[0] = Math.max(most[0], mostConnections(overlay));
                return refused(overlay) > 0
                        && overlay.members().stream().allMatch(CrowdedOverlayTest::hasItsLinks)
                        && LocalOverlay.reachable(overlay.members()) == NODES;
            });
            for (int i = 0; i < 100; i++) {
                most[0] = Math.max(most[0], mostConnections(overlay));
                Thread.sleep(20);
            }
            overlay.await("staying so", Duration.ofSeconds(20), () -> {
                most[0] = Math.max(most[0], mostConnections(overlay));
                return LocalOverlay.reachable(overlay.members()) == NODES;
            });
            assertTrue(most[0] <= MOST, most[0] + " connections at a node that may have " + MOST);
        }
    }

    /** Two, as it may; whom it has no connection to probe it cannot measure, so it is not ready. */
    private static boolean hasItsLinks(Node node) {
        return node.status().peer().wiring().size() == 2;
    }

    private static int mostConnections(LocalOverlay overlay) {
        return overlay.members().stream()
                .mapToInt(node -> node.traffic().connections())
                .max()
                .orElseThrow();
    }

    /** How often a node wanted to dial and had no place for it. */
    private static long refused(LocalOverlay overlay) {
        return overlay.members().stream()
                .mapToLong(node -> node.traffic().rejected().getOrDefault("connections-dialling", 0L))
                .sum();
    }
}
