package egoist.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.journal.JournaledPeer;
import egoist.protocol.Environment;
import egoist.protocol.LinkBias;
import egoist.protocol.PeerRecipe;
import egoist.protocol.RingOrder;
import egoist.protocol.Timer;
import egoist.protocol.message.JoinReply;
import egoist.protocol.message.LinkAccept;
import egoist.protocol.message.Message;
import egoist.protocol.message.Ping;
import egoist.protocol.message.Pong;
import egoist.protocol.policy.WiringProblem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal replays identically, a tampered one is caught at its line, and what is no journal is refused. */
class ReplayCommandTest {
    @TempDir
    private Path directory;

    private record Wake(long atMicros, Timer timer) {}

    /** Three silent partners that echo pings and accept links. */
    private static List<String> journal(String policy, RingOrder ring, LinkBias.Source bias) {
        List<String> lines = new ArrayList<>();
        PriorityQueue<Wake> wakes = new PriorityQueue<>(java.util.Comparator.comparingLong(Wake::atMicros));
        ArrayDeque<Runnable> next = new ArrayDeque<>();
        JournaledPeer[] peer = new JournaledPeer[1];
        PeerRecipe recipe = new PeerRecipe(2, policy, Map.of(), "delay", Map.of("epoch", "5s"));
        Environment world = new Environment() {
            private long now = 1_000_000;

            @Override
            public long nowMicros() {
                return now++;
            }

            @Override
            public void send(int to, Message message) {
                if (message instanceof Ping ping) {
                    next.add(() -> peer[0].receive(to, new Pong(ping.sentMicros(), 0)));
                } else if (message.kind() == Message.Kind.JOIN_REQUEST) {
                    next.add(() -> peer[0].receive(to, new JoinReply(new int[] {1, 2, 3})));
                } else if (message.kind() == Message.Kind.LINK_OPEN) {
                    next.add(() -> peer[0].receive(to, new LinkAccept(0)));
                }
            }

            @Override
            public void wake(Timer timer, long delayMicros) {
                wakes.add(new Wake(now + delayMicros, timer));
            }

            @Override
            public void solve(WiringProblem problem) {
                next.add(() -> peer[0].adopt(recipe.config().policy().choose(problem)));
            }

            @Override
            public double localLoad() {
                while (!wakes.isEmpty() && next.isEmpty() && wakes.peek().atMicros() > now) {
                    now = wakes.peek().atMicros();
                }
                return 0.25;
            }
        };
        peer[0] = new JournaledPeer(0, 7, recipe, ring, bias, world, lines::add);
        peer[0].start();
        for (int i = 0; i < 400; i++) {
            if (next.isEmpty()) {
                peer[0].expire(wakes.remove().timer());
            } else {
                next.remove().run();
            }
        }
        return lines;
    }

    private static int replay(Path file, StringWriter out) {
        PrintWriter writer = new PrintWriter(out);
        return SimCli.commandLine().setOut(writer).setErr(writer).execute("replay", file.toString());
    }

    @Test
    void identicalThenTamperedThenNoJournal() throws Exception {
        List<String> lines = journal("best-response", RingOrder.BY_ID, LinkBias.Source.NOBODY);
        Path file = directory.resolve("journal");
        Files.write(file, lines);
        StringWriter same = new StringWriter();
        assertEquals(0, replay(file, same), same.toString());
        assertTrue(same.toString().contains("identical"), same.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains(" adopt ")), "the journal holds no decision");

        int outputs = lines.size() - 1;
        lines.set(outputs, "  99 0");
        Files.write(file, lines);
        StringWriter different = new StringWriter();
        assertEquals(ExitCodes.FAILED, replay(file, different));
        assertTrue(different.toString().contains("line " + (outputs + 1)), different.toString());

        Files.writeString(file, "peers: 30\n");
        StringWriter none = new StringWriter();
        assertEquals(2, replay(file, none));
        assertTrue(none.toString().contains("not a journal"), none.toString());
    }

    /** A node's peers stand on a ring the log tells of: one that runs backwards here. */
    @Test
    void theRingIsReplayedToo() throws Exception {
        List<String> lines = journal("k-regular", id -> -id, LinkBias.Source.NOBODY);
        assertTrue(lines.contains("place 3 -3"), "the journal tells no place");
        Path file = directory.resolve("journal");
        Files.write(file, lines);
        StringWriter same = new StringWriter();
        assertEquals(0, replay(file, same), same.toString());
        lines.removeIf(line -> line.startsWith("place "));
        Files.write(file, lines);
        StringWriter forwards = new StringWriter();
        assertEquals(ExitCodes.FAILED, replay(file, forwards), "on another ring it decides otherwise: " + forwards);
    }

    /** An operator who has no more of one peer after some decisions, and thinks better of it. */
    @Test
    void biasesAreReplayedToo() throws Exception {
        int[] asked = {0};
        List<String> lines = journal(
                "best-response",
                RingOrder.BY_ID,
                id -> ++asked[0] > 30 && asked[0] < 90 && id == 2
                        ? LinkBias.EXCLUDED
                        : id == 3 ? new LinkBias(false, 20_000, 1500) : LinkBias.NONE);
        assertTrue(lines.contains("bias 2 excluded"), "the journal tells of nobody excluded");
        assertTrue(lines.contains("bias 2 +0 x1000"), "or readmitted");
        assertTrue(lines.contains("bias 3 +20000 x1500"), "or disliked");
        Path file = directory.resolve("journal");
        Files.write(file, lines);
        StringWriter same = new StringWriter();
        assertEquals(0, replay(file, same), same.toString());
        lines.removeIf(line -> line.startsWith("bias "));
        Files.write(file, lines);
        StringWriter unbiased = new StringWriter();
        assertEquals(ExitCodes.FAILED, replay(file, unbiased), "without bias it decides otherwise: " + unbiased);
    }
}
