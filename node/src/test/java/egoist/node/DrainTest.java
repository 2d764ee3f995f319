package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.view.Member;
import egoist.node.view.NodeEvent;
import egoist.protocol.PeerStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that leaves first says so, is left alone, and is gone in time; one that restarts stays a member. */
class DrainTest {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int NODES = 5;
    private static final long MOST_MILLIS = 5_000;

    @TempDir
    private Path directory;

    private static boolean holdsForAlive(Node node, String id) {
        return node.members().stream().anyMatch(m -> m.id().equals(id) && m.state() == Member.State.ALIVE);
    }

    private static boolean linksTo(Node node, String id) {
        return node.links().stream().anyMatch(link -> link.out() && link.peer().equals(id));
    }

    private LocalOverlay overlay(int net) throws Exception {
        LocalOverlay overlay =
                new LocalOverlay(directory, net, LocalOverlay.fast(2).with("drain", "2s"));
        overlay.bootstrap();
        for (int i = 1; i <= NODES; i++) {
            overlay.member(i);
        }
        overlay.await("joining", LONG, overlay::whole);
        return overlay;
    }

    @Test
    void aNodeThatLeavesIsNotReadyAndEndsInTime() throws Exception {
        try (LocalOverlay overlay = overlay(101)) {
            Node leaver = overlay.members().get(0);
            String id = leaver.id().toString();
            overlay.nodes.remove(leaver);
            long began = System.nanoTime();
            Thread leaving = new Thread(() -> leaver.leave(PATIENCE), "leaving");
            leaving.start();
            overlay.await("it drains", LONG, () -> leaver.status().peer().phase() == PeerStatus.Phase.LEAVING);
            assertEquals("it is leaving", leaver.status().notReady());
            assertTrue(overlay.members().stream().allMatch(node -> holdsForAlive(node, id)), overlay::picture);
            leaving.join();
            long tookMillis = (System.nanoTime() - began) / 1_000_000;
            assertTrue(tookMillis >= 2_000 && tookMillis <= MOST_MILLIS, "it took " + tookMillis + " ms");
            overlay.await(
                    "the leave being known everywhere",
                    LONG,
                    () -> overlay.members().stream().noneMatch(node -> holdsForAlive(node, id)));
            overlay.await("staying whole", LONG, overlay::whole);
        }
    }

    @Test
    void aNodeThatRestartsStaysAMember() throws Exception {
        try (LocalOverlay overlay = overlay(102)) {
            Queue<String> gone = new ConcurrentLinkedQueue<>();
            Node restarted = overlay.members().get(2);
            String id = restarted.id().toString();
            overlay.nodes.remove(restarted);
            List<Node> others = overlay.members();
            for (Node node : others) {
                node.listen(event -> {
                    if (event.kind() == NodeEvent.Kind.MEMBER_GONE) {
                        gone.add(node.status().name() + ": " + event);
                    }
                });
            }
            restarted.leave(PATIENCE, true);
            Thread.sleep(8_000);
            assertTrue(gone.isEmpty(), gone::toString);
            for (Node node : others) {
                assertTrue(holdsForAlive(node, id), () -> node.status().name() + overlay.picture());
                assertFalse(linksTo(node, id), () -> node.status().name() + " links to it" + overlay.picture());
                assertEquals(
                        0,
                        node.status().peer().counts().pingsLost(),
                        node.status().name());
            }
            overlay.start(restarted.settings());
            overlay.await("it is back", LONG, overlay::whole);
            assertTrue(gone.isEmpty(), gone::toString);
        }
    }
}
