package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.view.Announced;
import egoist.node.view.LinkHealth;
import egoist.node.view.Member;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody sets the clocks of machines whose nodes run: by an hour either way, and to 1970. Nodes that run do not notice: nothing
 * expires, nobody is suspected, links to newcomers are made. Only who starts with a wrong clock is refused, until it is right.
 */
@Timeout(180)
class ClockJumpTest {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int NODES = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private static boolean knowsAll(Node node) {
        return node.members().stream()
                                .filter(m -> m.state() == Member.State.ALIVE)
                                .count()
                        == NODES
                && node.database().size() == NODES;
    }

    private static long rejected(List<Node> nodes, String reason) {
        return nodes.stream()
                .mapToLong(node -> node.traffic().rejected().getOrDefault(reason, 0L))
                .sum();
    }

    @Test
    void clocksThatAreSetChangeNothingForNodesThatRun() throws Exception {
        try (LocalOverlay overlay = new LocalOverlay(directory, 64, LocalOverlay.fast(2))) {
            overlay.bootstrap();
            for (int i = 1; i <= NODES; i++) {
                overlay.member(i);
            }
            overlay.await("joining", PATIENCE, overlay::whole);
            overlay.await(
                    "announcing", PATIENCE, () -> overlay.members().stream().allMatch(ClockJumpTest::knowsAll));
            List<Node> jumped = List.copyOf(overlay.members().subList(0, 3));
            overlay.clockAheadMillis.put(overlay.endpoint(1), HOUR_MILLIS);
            overlay.clockAheadMillis.put(overlay.endpoint(2), -HOUR_MILLIS);
            overlay.clockAheadMillis.put(overlay.endpoint(3), -System.currentTimeMillis());
            for (int i = 0; i < 80; i++) {
                Thread.sleep(100);
                for (Node node : overlay.members()) {
                    assertTrue(knowsAll(node), () -> node.status().name() + "\n" + overlay.picture());
                }
            }
            assertEquals(0, rejected(overlay.members(), "announcement-epoch"));
            long skewMillis = jumped.get(0).linkHealth().stream()
                    .mapToLong(LinkHealth::clockAheadMillis)
                    .max()
                    .orElseThrow();
            assertTrue(
                    Math.abs(skewMillis + HOUR_MILLIS) < 5_000,
                    "who was set ahead sees the others behind, by " + skewMillis + " ms");

            newcomersLinkToThem(overlay);
            whoStartsWithAWrongClockIsRefusedUntilItIsRight(overlay);
        }
    }

    /** New lives shake hands with nodes whose clocks were set, and are taken in. */
    private static void newcomersLinkToThem(LocalOverlay overlay) throws Exception {
        overlay.crash(overlay.members().get(NODES - 1));
        overlay.member(NODES);
        overlay.await(
                "a node that comes back",
                PATIENCE,
                () -> overlay.whole() && overlay.members().stream().allMatch(ClockJumpTest::knowsAll));
        assertEquals(0, rejected(overlay.nodes, "clock-skew"));
    }

    private static void whoStartsWithAWrongClockIsRefusedUntilItIsRight(LocalOverlay overlay) throws Exception {
        Node ahead = overlay.members().get(0);
        overlay.crash(ahead);
        Node wrong = overlay.start(ahead.settings());
        overlay.await("its refusal", PATIENCE, () -> rejected(overlay.nodes, "clock-skew") > 0);
        assertFalse(wrong.status().ready());
        overlay.crash(wrong);
        overlay.clockAheadMillis.clear();
        Node right = overlay.start(ahead.settings());
        overlay.await(
                "its return, by times later than those of its life in the future",
                PATIENCE,
                () -> overlay.whole() && overlay.members().stream().allMatch(ClockJumpTest::knowsAll));
        long epoch = right.database().stream()
                .filter(one -> one.origin().equals(right.id().toString()))
                .mapToLong(Announced::epoch)
                .max()
                .orElseThrow();
        assertTrue(epoch >>> 10 > (System.currentTimeMillis() + HOUR_MILLIS / 2) * 1000, "epoch " + epoch);
    }
}
