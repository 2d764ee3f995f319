package egoist.node;

import egoist.node.view.Member;
import egoist.protocol.PeerRecipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty nodes in one process, TLS on, with the timers nodes really have: whatever befalls them, they are whole again in time.
 * Who is hit is drawn by {@code -Degoist.seed}. Times go to {@code target/live-healing.csv}. Run by {@code ./mvnw -Plive -pl
 * node -am verify}; {@link LiveOverlayTest} has the fast version.
 */
@Tag("live")
@Timeout(900)
class HealingTest {
    private static final int NODES = 20;
    private static final long SEED = Long.getLong("egoist.seed", 1);

    @TempDir
    private Path directory;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Times times = new Times("20 nodes in one process", Path.of("target/live-healing.csv"));

    @Test
    void twentyNodesHealInTime() throws Exception {
        System.out.println("seed " + SEED);
        try (LocalOverlay overlay = new LocalOverlay(directory, 81, recipe())) {
            overlay.bootstrap();
            for (int i = 1; i <= NODES; i++) {
                overlay.member(i);
            }
            await(overlay, "cold start of all", 30);
            crash(overlay, 1);
            crash(overlay, 3);
            partition(overlay);
            Node bootstrap = overlay.nodes.stream()
                    .filter(node -> node.settings().role() == NodeSettings.Role.BOOTSTRAP)
                    .findFirst()
                    .orElseThrow();
            overlay.crash(bootstrap);
            rollingRestart(overlay);
        }
    }

    private static PeerRecipe recipe() {
        return LocalOverlay.usual(3);
    }

    private void await(LocalOverlay overlay, String what, int boundSeconds) throws Exception {
        times.note(
                what,
                overlay.await(what, Duration.ofSeconds((long) boundSeconds * Times.PATIENCE), overlay::whole),
                boundSeconds);
    }

    private List<Node> victims(LocalOverlay overlay, int count) {
        List<Node> pool = new ArrayList<>(overlay.members());
        List<Node> victims = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            victims.add(pool.remove(random.nextInt(pool.size())));
        }
        return victims;
    }

    /** Sockets closed without a word, as a kernel does for a process that was killed. */
    private void crash(LocalOverlay overlay, int count) throws Exception {
        List<Node> victims = victims(overlay, count);
        Set<String> gone = victims.stream().map(node -> node.id().toString()).collect(Collectors.toSet());
        victims.forEach(overlay::crash);
        String what = "crash of " + count;
        long noticed = overlay.await(
                what,
                Duration.ofSeconds(Times.PATIENCE),
                () -> overlay.members().stream()
                        .flatMap(node -> node.links().stream())
                        .noneMatch(link -> gone.contains(link.peer())));
        times.note(what + ": no partner has a link to them", noticed, 1);
        await(overlay, what + ": known to all and the rest whole", 60);
        for (Node victim : victims) {
            overlay.start(victim.settings());
        }
        await(overlay, what + ": restarted and whole", 30);
    }

    /** Nothing gets through between two halves, in silence, the bootstrap in one of them. */
    private void partition(LocalOverlay overlay) throws Exception {
        List<Node> left = overlay.members().subList(0, NODES / 2);
        List<Node> right = overlay.members().subList(NODES / 2, NODES);
        for (Node one : overlay.nodes) {
            if (!right.contains(one)) {
                right.forEach(other -> overlay.cut(one.endpoint(), other.endpoint()));
            }
        }
        long noticed = overlay.await(
                "partition", Duration.ofMinutes(2), () -> seesAlive(left, NODES / 2) && seesAlive(right, NODES / 2));
        times.note("partition: each half holds the other for dead", noticed, 120);
        overlay.heal();
        await(overlay, "partition healed", 60);
    }

    private static boolean seesAlive(List<Node> nodes, int count) {
        return nodes.stream()
                .allMatch(node -> node.members().stream()
                                .filter(member -> member.state() == Member.State.ALIVE)
                                .count()
                        == count);
    }

    /** One after the other leaves and is back at once, from what it remembers: there is no bootstrap any more. */
    private void rollingRestart(LocalOverlay overlay) throws Exception {
        long began = System.nanoTime();
        for (Node node : List.copyOf(overlay.members())) {
            overlay.await(
                    "the cache of nodes",
                    Duration.ofSeconds(10),
                    () -> Files.exists(node.settings().dataDirectory().resolve("nodes")));
            overlay.nodes.remove(node);
            node.leave(Duration.ofSeconds(3));
            overlay.start(node.settings()).awaitReady(Duration.ofSeconds(10));
        }
        times.note("rolling restart of all without a bootstrap", (System.nanoTime() - began) / 1_000_000, 300);
        await(overlay, "whole after the rolling restart", 30);
    }
}
