package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten nodes, each a process of its own with the timers nodes really have, killed, stopped and restarted by signals. Who is hit
 * is drawn by {@code -Degoist.seed}. Times go to {@code target/live-processes.csv}.
 */
@Tag("live")
@Timeout(900)
class ProcessesTest {
    private static final int NODES = 10;
    private static final long SEED = Long.getLong("egoist.seed", 1);
    private static final Duration STOPPED = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Times times = new Times("10 processes", Path.of("target/live-processes.csv"));
    private final List<NodeProcess> members = new ArrayList<>();
    private final List<NodeProcess> all = new ArrayList<>();

    @AfterEach
    void end() {
        all.forEach(NodeProcess::close);
    }

    @Test
    void tenProcessesHealInTime() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "there is no /bin/kill here");
        System.out.println("seed " + SEED);
        for (int i = 0; i <= NODES; i++) {
            NodeProcess process = new NodeProcess(i, 91, 3, directory);
            all.add(process);
            if (i > 0) {
                members.add(process);
            }
        }
        for (NodeProcess process : all) {
            process.start();
        }
        whole("cold start of all", 30);
        killed(1);
        killed(3);
        stopped();
        all.get(0).signal("KILL");
        NodeProcess restarted = victims(1).get(0);
        leave(restarted);
        restarted.start();
        whole("restart without a bootstrap", 30);
        rollingRestart();
    }

    private void await(String what, int boundSeconds, BooleanSupplier condition) throws Exception {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > boundSeconds * Times.PATIENCE * 1_000_000_000L) {
                throw new AssertionError("seed " + SEED + ": " + what + " did not happen in " + boundSeconds + " s\n"
                        + members.stream()
                                .map(member -> member.name + " " + member.get("/v1/status") + "\n" + member.tail())
                                .collect(Collectors.joining()));
            }
            Thread.sleep(50);
        }
        times.note(what, (System.nanoTime() - began) / 1_000_000, boundSeconds);
    }

    private List<NodeProcess> living() {
        return members.stream().filter(NodeProcess::isAlive).toList();
    }

    private void whole(String what, int boundSeconds) throws Exception {
        List<NodeProcess> living = living();
        await(
                what,
                boundSeconds,
                () -> living.stream().allMatch(node -> node.alive() == living.size() && node.ready()));
    }

    private List<NodeProcess> victims(int count) {
        List<NodeProcess> pool = new ArrayList<>(living());
        List<NodeProcess> victims = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            victims.add(pool.remove(random.nextInt(pool.size())));
        }
        return victims;
    }

    private void unlinked(String what, int boundSeconds, List<NodeProcess> victims) throws Exception {
        List<NodeProcess> others = new ArrayList<>(living());
        others.removeAll(victims);
        await(
                what,
                boundSeconds,
                () -> others.stream()
                        .noneMatch(node -> victims.stream().anyMatch(victim -> node.linkedTo(victim.name))));
    }

    private void killed(int count) throws Exception {
        List<NodeProcess> victims = victims(count);
        for (NodeProcess victim : victims) {
            victim.signal("KILL");
        }
        for (NodeProcess victim : victims) {
            victim.awaitEnd(5);
        }
        unlinked("kill -9 of " + count + ": no partner has a link to them", 1, victims);
        whole("kill -9 of " + count + ": known to all and the rest whole", 60);
        for (NodeProcess victim : victims) {
            victim.start();
        }
        whole("kill -9 of " + count + ": restarted and whole", 30);
    }

    /** A process that stands still is routed around; when it goes on, it is back, and blames nobody for what it missed. */
    private void stopped() throws Exception {
        NodeProcess victim = victims(1).get(0);
        victim.signal("STOP");
        long began = System.nanoTime();
        unlinked("SIGSTOP: no partner has a link to it", 20, List.of(victim));
        Thread.sleep(Math.max(0, STOPPED.toMillis() - (System.nanoTime() - began) / 1_000_000));
        victim.signal("CONT");
        await("SIGCONT: it answers again", 10, () -> victim.get("/v1/status") != null);
        assertTrue(victim.alive() >= NODES - 1, "it holds others for dead: " + victim.members());
        whole("SIGCONT: whole", 60);
    }

    private static void leave(NodeProcess node) throws Exception {
        node.signal("TERM");
        int code = node.awaitEnd(10);
        assertEquals(143, code, "killed by SIGTERM, after a graceful leave");
        assertTrue(node.tail().contains(" left"), node.tail());
    }

    private void rollingRestart() throws Exception {
        long began = System.nanoTime();
        for (NodeProcess member : members) {
            leave(member);
            member.start();
            await(member.name + " ready after its restart", 20, member::ready);
        }
        times.note("rolling restart of all without a bootstrap", (System.nanoTime() - began) / 1_000_000, 200);
        whole("whole after the rolling restart", 30);
    }
}
