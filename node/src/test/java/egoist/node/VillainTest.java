package egoist.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.Environment;
import egoist.protocol.PeerRecipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One member with good credentials does everything bad at once, with slow strangers to help: the paths between the honest get longer by a
 * twentieth at most. The whole run writes {@code target/villain.csv}.
 */
@Timeout(600)
class VillainTest {
    private static final double TOLERANCE = 1.05;
    /** Share of pairs that may be without a path in the mean, while links change. */
    private static final double LOST = 0.01;

    @TempDir
    private Path directory;

    private static PeerRecipe recipe() {
        return LocalOverlay.fast(3).with("ping-timeout", "1s").with("announce-interval", "1s");
    }

    @Test
    void eightNodesBearOne() throws Exception {
        hurt(8, 61, 6_000, 15);
    }

    @Test
    @Tag("live")
    void twentyNodesBearOne() throws Exception {
        String row = hurt(20, 62, 100_000, 40);
        Files.createDirectories(Path.of("target"));
        Files.write(
                Path.of("target/villain.csv"),
                List.of(
                        "nodes,honest_cost_ms,with_villain_ms,ratio,honest_lost,with_villain_lost,bad_messages,refused",
                        row));
    }

    private String hurt(int nodes, int net, int settleMillis, int samples) throws Exception {
        try (LocalOverlay overlay = new LocalOverlay(directory, net, recipe())) {
            overlay.delaysMicros = MeasuredDelays.oneWayMicros(nodes + 1);
            overlay.bootstrap();
            for (int i = 1; i <= nodes; i++) {
                overlay.member(i);
            }
            overlay.await("joining", Duration.ofMinutes(2), overlay::whole);
            Thread.sleep(settleMillis);
            MeasuredDelays.Paths honest = paths(overlay, nodes, samples);
            Node last = overlay.members().get(nodes - 1);
            overlay.nodes.remove(last);
            last.leave(Duration.ofSeconds(3));
            List<Endpoint> targets =
                    overlay.members().stream().map(Node::endpoint).toList();
            AtomicReference<@Nullable Villain> villain = new AtomicReference<>();
            MeasuredDelays.Paths hurt;
            SlowCallers callers = new SlowCallers(targets);
            try {
                overlay.start(last.settings(), world -> made(world, villain));
                Thread.sleep(settleMillis);
                hurt = paths(overlay, nodes, samples);
            } finally {
                callers.close();
            }
            Villain bad = villain.get();
            long sins = bad == null ? 0 : bad.sins.get();
            Map<String, Long> refused = refused(overlay, nodes - 1);
            String row = String.format(
                    Locale.ROOT,
                    "%d,%.3f,%.3f,%.4f,%.4f,%.4f,%d,%s",
                    nodes,
                    honest.meanMicros() / 1000,
                    hurt.meanMicros() / 1000,
                    hurt.meanMicros() / honest.meanMicros(),
                    honest.lost(),
                    hurt.lost(),
                    sins,
                    refused);
            System.out.println(row);
            assertTrue(sins > 100, row);
            assertTrue(refused.getOrDefault("announcement-signature", 0L) > 0, row);
            assertTrue(hurt.meanMicros() <= TOLERANCE * honest.meanMicros(), row + "\n" + overlay.picture());
            assertTrue(hurt.lost() <= LOST, row + "\n" + overlay.picture());
            return row;
        }
    }

    private static Environment made(Environment world, AtomicReference<@Nullable Villain> villain) {
        Villain fresh = new Villain(world);
        villain.set(fresh);
        return fresh;
    }

    private static Map<String, Long> refused(LocalOverlay overlay, int honest) {
        Map<String, Long> sum = new TreeMap<>();
        overlay.members()
                .subList(0, honest)
                .forEach(node ->
                        node.traffic().rejected().forEach((reason, count) -> sum.merge(reason, count, Long::sum)));
        return sum;
    }

    /** The honest whom no honest node links to: who announces a link to them, and for what the others hold them. */
    private static String unlinked(List<Node> members, int honest) {
        StringBuilder text = new StringBuilder();
        for (Node lonely : members.subList(0, honest)) {
            String id = lonely.id().toString();
            boolean linked = members.subList(0, honest).stream()
                    .anyMatch(node -> node.links().stream()
                            .anyMatch(link -> link.out() && link.peer().equals(id)));
            if (linked) {
                continue;
            }
            Map<String, Long> states = new TreeMap<>();
            Map<String, Long> announced = new TreeMap<>();
            for (Node node : members.subList(0, honest)) {
                node.members().stream()
                        .filter(member -> member.id().equals(id))
                        .forEach(
                                member -> states.merge(member.state() + (member.cost() < 0 ? "?" : ""), 1L, Long::sum));
                node.database().stream()
                        .filter(one -> one.links().stream()
                                .anyMatch(link -> link.peer().equals(id)))
                        .forEach(one -> announced.merge(name(members, one.origin()), 1L, Long::sum));
            }
            text.append(lonely.status().name())
                    .append(" is ")
                    .append(states)
                    .append(", announced by ")
                    .append(announced)
                    .append("; ");
        }
        return text.toString();
    }

    private static String name(List<Node> members, String id) {
        return members.stream()
                .filter(node -> node.id().toString().equals(id))
                .map(node -> node.status().name())
                .findFirst()
                .orElse("?");
    }

    /** Paths between all but the last node, in the mean. */
    private static MeasuredDelays.Paths paths(LocalOverlay overlay, int nodes, int samples)
            throws InterruptedException {
        double micros = 0;
        double lost = 0;
        for (int i = 0; i < samples; i++) {
            MeasuredDelays.Paths now = MeasuredDelays.paths(overlay, overlay.members(), nodes - 1);
            micros += now.meanMicros() / samples;
            lost += now.lost() / samples;
            if (now.lost() > 0) {
                System.out.println("sample " + i + ": " + unlinked(overlay.members(), nodes - 1));
            }
            Thread.sleep(500);
        }
        return new MeasuredDelays.Paths(micros, lost);
    }
}
