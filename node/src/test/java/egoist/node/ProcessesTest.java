package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    private final Processes processes =
            new Processes(SEED, new Times("10 processes", Path.of("target/live-processes.csv")));

    @AfterEach
    void end() {
        processes.close();
    }

    @Test
    void tenProcessesHealInTime() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "there is no /bin/kill here");
        for (int i = 0; i <= NODES; i++) {
            processes.add(new NodeProcess(i, 91, 3, directory));
        }
        processes.startAll();
        processes.whole("cold start of all", 30);
        killed(1);
        killed(3);
        stopped();
        processes.bootstrap().signal("KILL");
        NodeProcess restarted = processes.victims(1).get(0);
        leave(restarted);
        restarted.start();
        processes.whole("restart without a bootstrap", 30);
        rollingRestart();
    }

    private void killed(int count) throws Exception {
        List<NodeProcess> victims = processes.victims(count);
        for (NodeProcess victim : victims) {
            victim.signal("KILL");
        }
        for (NodeProcess victim : victims) {
            victim.awaitEnd(5);
        }
        processes.unlinked("kill -9 of " + count + ": no partner has a link to them", 1, victims);
        processes.whole("kill -9 of " + count + ": known to all and the rest whole", 60);
        for (NodeProcess victim : victims) {
            victim.start();
        }
        processes.whole("kill -9 of " + count + ": restarted and whole", 30);
    }

    /** A process that stands still is routed around; when it goes on, it is back, and blames nobody for what it missed. */
    private void stopped() throws Exception {
        NodeProcess victim = processes.victims(1).get(0);
        victim.signal("STOP");
        long began = System.nanoTime();
        processes.unlinked("SIGSTOP: no partner has a link to it", 20, List.of(victim));
        Thread.sleep(Math.max(0, STOPPED.toMillis() - (System.nanoTime() - began) / 1_000_000));
        victim.signal("CONT");
        processes.await("SIGCONT: it answers again", 10, () -> victim.get("/v1/status") != null);
        assertTrue(victim.alive() >= NODES - 1, "it holds others for dead: " + victim.members());
        processes.whole("SIGCONT: whole", 60);
    }

    private static void leave(NodeProcess node) throws Exception {
        node.signal("TERM");
        int code = node.awaitEnd(10);
        assertEquals(143, code, "killed by SIGTERM, after a graceful leave");
        assertTrue(node.tail().contains(" left"), node.tail());
    }

    private void rollingRestart() throws Exception {
        long began = System.nanoTime();
        for (NodeProcess member : processes.members) {
            leave(member);
            member.start();
            processes.await(member.name + " ready after its restart", 20, member::ready);
        }
        processes.times.note(
                "rolling restart of all without a bootstrap", (System.nanoTime() - began) / 1_000_000, 200);
        processes.whole("whole after the rolling restart", 30);
    }
}
