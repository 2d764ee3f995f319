package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.journal.Replay;
import egoist.node.view.Link;
import egoist.node.view.LinkHealth;
import egoist.node.view.Member;
import egoist.protocol.PeerRecipe;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Overlays of real nodes with TLS on loopback: they join, lose members, heal, and leave; timers are some twenty times faster. */
@Timeout(120)
class LiveOverlayTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void nodesJoinLoseOneAtOnceHealAndLeave() throws Exception {
        try (LocalOverlay overlay = new LocalOverlay(directory, 41, LocalOverlay.fast(2))) {
            overlay.bootstrap();
            for (int i = 1; i <= 6; i++) {
                overlay.member(i);
            }
            overlay.await("joining", LONG, overlay::whole);

            Node victim = overlay.members().get(2);
            String dead = victim.id().toString();
            List<Node> partners = overlay.members().stream()
                    .filter(node -> node != victim
                            && node.links().stream()
                                    .anyMatch(link -> link.peer().equals(dead)))
                    .toList();
            assertTrue(!partners.isEmpty(), "nobody was linked to the victim");
            overlay.crash(victim);
            long noticed = overlay.await(
                    "partners noticing the crash",
                    LONG,
                    () -> partners.stream()
                            .noneMatch(node -> node.links().stream()
                                    .anyMatch(link -> link.peer().equals(dead))));
            double busy = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()
                    / Runtime.getRuntime().availableProcessors();
            assertTrue(
                    noticed <= 1000 * Math.max(1, busy),
                    "the crash was noticed only after " + noticed + " ms, with " + busy + " jobs a processor");
            overlay.await("healing", LONG, overlay::whole);

            Node leaver = overlay.members().get(0);
            String left = leaver.id().toString();
            overlay.nodes.remove(leaver);
            leaver.leave(Duration.ofSeconds(3));
            overlay.await(
                    "the leave being known everywhere",
                    LONG,
                    () -> overlay.members().stream()
                            .allMatch(node -> node.members().stream()
                                    .noneMatch(m -> m.id().equals(left) && m.state() == Member.State.ALIVE)));
            overlay.await("staying whole", LONG, overlay::whole);
        }
    }

    /** Only one node answers in time for the first links; the others' links do not wait for an epoch, here an hour away. */
    @Test
    void linksComeWithTheMeasurementsNotWithTheEpoch() throws Exception {
        PeerRecipe recipe = LocalOverlay.fast(3).with("epoch", "1h").with("boot-delay", "100ms");
        try (LocalOverlay overlay = new LocalOverlay(directory, 47, recipe)) {
            overlay.delaysMicros = new int[8][8];
            for (int from = 2; from < 8; from++) {
                for (int to = 2; to < 8; to++) {
                    overlay.delaysMicros[from][to] = 200_000;
                }
            }
            overlay.bootstrap();
            for (int i = 1; i < 8; i++) {
                overlay.member(i);
            }
            overlay.await(
                    "three links each",
                    Duration.ofSeconds(20),
                    () -> overlay.members().stream()
                            .allMatch(node -> node.status().peer().wiring().size() == 3));
            for (LinkHealth link : overlay.members().get(0).linkHealth()) {
                assertEquals(0, link.forfeited(), link::toString);
                assertTrue(Math.abs(link.clockAheadMillis()) < 10_000, "one machine has one clock: " + link);
            }
        }
    }

    @Test
    void restartNeedsNoBootstrapAndANewLifeSupersedesTheOld() throws Exception {
        try (LocalOverlay overlay = new LocalOverlay(directory, 42, LocalOverlay.fast(2))) {
            Node bootstrap = overlay.bootstrap();
            for (int i = 1; i <= 4; i++) {
                overlay.member(i);
            }
            overlay.await("joining", LONG, overlay::whole);
            overlay.crash(bootstrap);
            Node old = overlay.members().get(3);
            overlay.await(
                    "the cache of nodes",
                    LONG,
                    () -> Files.exists(old.settings().dataDirectory().resolve("nodes")));
            Thread.sleep(1500);
            overlay.crash(old);
            overlay.start(old.settings());
            overlay.await("rejoining through members known from before", LONG, overlay::whole);
        }
    }

    /** Whoever is where a member was, with another key, is let in; the one before is gone everywhere, and gets no more links. */
    @Test
    void aNewKeyAtAnOldAddressTakesItsPlace() throws Exception {
        try (LocalOverlay overlay = new LocalOverlay(directory, 48, LocalOverlay.fast(2))) {
            overlay.bootstrap();
            for (int i = 1; i <= 4; i++) {
                overlay.member(i);
            }
            overlay.await("joining", LONG, overlay::whole);
            Node old = overlay.members().get(3);
            overlay.crash(old);
            overlay.forgetIdentity(4);
            Node fresh = overlay.member(4);
            assertNotEquals(old.id(), fresh.id());
            assertEquals(old.endpoint(), fresh.endpoint());
            overlay.await("the new one in the place of the old", LONG, overlay::whole);
            for (Node node : overlay.members()) {
                assertTrue(
                        node.links().stream()
                                .noneMatch(link -> link.peer().equals(old.id().toString())),
                        node.links()::toString);
            }
        }
    }

    @Test
    void partitionHealsByItself() throws Exception {
        try (LocalOverlay overlay = new LocalOverlay(directory, 43, LocalOverlay.fast(2))) {
            Node bootstrap = overlay.bootstrap();
            for (int i = 1; i <= 6; i++) {
                overlay.member(i);
            }
            overlay.await("joining", LONG, overlay::whole);
            List<Node> left = overlay.members().subList(0, 3);
            List<Node> right = overlay.members().subList(3, 6);
            for (Node one : Stream.concat(left.stream(), Stream.of(bootstrap)).toList()) {
                right.forEach(other -> overlay.cut(one.endpoint(), other.endpoint()));
            }
            overlay.await(
                    "both halves holding the other for dead", LONG, () -> knowsAlive(left, 3) && knowsAlive(right, 3));
            overlay.heal();
            overlay.await("healing", LONG, overlay::whole);
        }
    }

    @Test
    void whereDatagramsAreDroppedLinksCarryTheProbes() throws Exception {
        try (LocalOverlay overlay = new LocalOverlay(directory, 45, LocalOverlay.fast(2))) {
            overlay.datagrams = false;
            overlay.bootstrap();
            for (int i = 1; i <= 3; i++) {
                overlay.member(i);
            }
            overlay.await("joining", LONG, overlay::whole);
            for (Node node : overlay.members()) {
                assertTrue(node.traffic().bytesIn().getOrDefault("stream_pong", 0L) > 0, node.traffic()::toString);
            }
            overlay.await("being measured over links", LONG, () -> isProbedBy("tcp", overlay));
            overlay.datagrams = true;
            overlay.await("being measured by datagrams", LONG, () -> isProbedBy("udp", overlay));
        }
    }

    /** Trains of packets between members take the place of pings, and what they find comes back. */
    @Test
    void bandwidthIsMeasuredByChirps() throws Exception {
        PeerRecipe wide = new PeerRecipe(
                1, "best-response", Map.of(), "bandwidth", LocalOverlay.fast(1).protocol());
        try (LocalOverlay overlay = new LocalOverlay(directory, 34, wide)) {
            overlay.bootstrap();
            for (int i = 1; i <= 3; i++) {
                overlay.member(i);
            }
            overlay.await("joining", LONG, overlay::whole);
            for (Node node : overlay.members()) {
                assertTrue(node.traffic().bytesIn().getOrDefault("chirp", 0L) > 0, node.traffic()::toString);
                assertTrue(
                        node.members().stream().filter(m -> !m.self()).allMatch(m -> m.cost() > 0),
                        node.members()::toString);
            }
        }
    }

    private static boolean isProbedBy(String way, LocalOverlay overlay) {
        return overlay.members().stream()
                .flatMap(node -> node.members().stream())
                .allMatch(member -> member.self() || member.probedBy().equals(way));
    }

    /** Nodes number each other as they meet; the ring they all follow is that of the ids they share. */
    @Test
    void allNodesFollowOneRing() throws Exception {
        PeerRecipe ring = new PeerRecipe(
                1, "k-regular", Map.of(), "delay", LocalOverlay.fast(1).protocol());
        try (LocalOverlay overlay = new LocalOverlay(directory, 46, ring)) {
            overlay.bootstrap();
            for (int i = 1; i <= 6; i++) {
                overlay.member(i);
            }
            List<Node> order = overlay.members().stream()
                    .sorted(Comparator.comparingLong(node -> node.id().high()))
                    .toList();
            overlay.await("the ring", LONG, () -> isRing(order));
        }
    }

    private static boolean isRing(List<Node> order) {
        for (int i = 0; i < order.size(); i++) {
            String next = order.get((i + 1) % order.size()).id().toString();
            List<String> ends = order.get(i).links().stream()
                    .filter(Link::out)
                    .map(Link::peer)
                    .toList();
            if (!ends.equals(List.of(next))) {
                return false;
            }
        }
        return true;
    }

    private static boolean knowsAlive(List<Node> nodes, int count) {
        return nodes.stream()
                .allMatch(node -> node.members().stream()
                                .filter(m -> m.state() == Member.State.ALIVE)
                                .count()
                        == count);
    }

    @Test
    void aLiveJournalReplaysToTheSameDecisions() throws Exception {
        Path journal = directory.resolve("journal");
        try (LocalOverlay overlay = new LocalOverlay(directory, 44, LocalOverlay.fast(2))) {
            overlay.bootstrap();
            for (int i = 1; i <= 4; i++) {
                overlay.member(i);
            }
            Node recorded = overlay.start(overlay.settings(5).withJournal(journal));
            overlay.await("joining", LONG, overlay::whole);
            overlay.crash(overlay.members().get(0));
            overlay.await("healing", LONG, overlay::whole);
            overlay.await(
                    "some decisions",
                    LONG,
                    () -> recorded.status().peer().counts().rewirings() > 1);
            Replay.Outcome running = Replay.of(Files.readAllLines(journal).iterator());
            assertEquals(null, running.difference(), "what a kill -9 would leave");
            assertTrue(running.inputs() > 100, "only " + running.inputs() + " inputs");
            overlay.crash(recorded);
        }
        List<String> lines = Files.readAllLines(journal);
        Replay.Outcome outcome = Replay.of(lines.iterator());
        assertEquals(null, outcome.difference());
        assertTrue(outcome.inputs() > 100, "only " + outcome.inputs() + " inputs");
        assertTrue(outcome.decisions() > 0, "no decision was replayed");
    }
}
