package egoist.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import egoist.protocol.parameter.Durations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of a run: it ends soon, with 130, and nothing that was done is lost. */
class InterruptionTest {
    private static final int SIGINT = 2;

    @TempDir
    private Path folder;

    /** Something on the disk that another process does. */
    private interface Seen {
        boolean now() throws IOException;
    }

    private Process start(Path out) throws IOException {
        return start(out, """
                peers: 60
                k: 2..8
                policies: [k-random, best-response]
                seeds: 1000
                network: {latency: euclidean}
                """);
    }

    private Process start(Path out, String text, String... options) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "no /bin/kill");
        assumeTrue(!isIgnored(), "whoever started the tests has them ignore Ctrl-C, and every process they start");
        Path scenario = Files.writeString(folder.resolve("long.yaml"), text);
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "egoist.sim.cli.SimCli",
                "run",
                scenario.toString(),
                "--out",
                out.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /** Shells start jobs in the background that way; Java then leaves the signal alone. */
    private static boolean isIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> (SIGINT - 1) & 1) == 1);
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/kill", "-INT", Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Test
    void keepsWhatWasFinished() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process process = start(out);
        try {
            awaitRows(out.resolve("runs.csv"), process);
            interrupt(process);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running a minute after Ctrl-C");
            String log = Files.readString(folder.resolve("log"));
            assertEquals(130, process.exitValue(), log);
            assertTrue(log.contains("interrupted; the results hold what was finished"), log);
            List<String> runs = Files.readAllLines(out.resolve("runs.csv"));
            assertTrue(runs.size() > 20 && runs.size() < 14_001, "rows: " + runs.size());
            int columns = runs.get(0).split(",", -1).length;
            assertTrue(runs.stream().allMatch(row -> row.split(",", -1).length == columns), "a torn row");
            assertTrue(Files.readAllLines(out.resolve("summary.csv")).size() > 1);
            assertTrue(Files.readString(out.resolve("manifest.json")).contains("\"status\" : \"interrupted\""));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aSecondOneEndsAtOnce() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process process = start(out);
        try {
            awaitRows(out.resolve("runs.csv"), process);
            interrupt(process);
            while (process.isAlive()
                    && !Files.readString(folder.resolve("log")).contains("Ctrl-C again ends at once")) {
                Thread.sleep(5);
            }
            interrupt(process);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running a minute after Ctrl-C");
            String log = Files.readString(folder.resolve("log"));
            assertEquals(130, process.exitValue(), log);
            assertTrue(log.contains("ended at once; finished cells are kept"), log);
            assertTrue(Files.readString(out.resolve("manifest.json")).contains("\"status\" : \"running\""));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aLongSimulationIsKeptAndGoesOnFromThere() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        String first = interruptedSimulation(out);
        Matcher kept = Pattern.compile(
                        "is kept as it is at (.+) in (.+\\.checkpoint); the same command goes on from there")
                .matcher(first);
        assertTrue(kept.find(), first);
        assertTrue(Files.exists(Path.of(kept.group(2))), first);
        String second = interruptedSimulation(out);
        assertTrue(second.contains("goes on from a checkpoint at " + kept.group(1)), first + second);
        Matcher later = kept.pattern().matcher(second);
        assertTrue(later.find(), second);
        assertTrue(Durations.micros(later.group(1)) > Durations.micros(kept.group(1)), first + second);
    }

    /** What such a run says that is interrupted once it has kept a checkpoint of its own accord. */
    private String interruptedSimulation(Path out) throws IOException, InterruptedException {
        long before = newestCheckpointMillis(out);
        Process process = start(out, """
                mode: protocol
                peers: 30
                k: 3
                policies: [best-response]
                seeds: 1
                duration: 3000h
                network: {latency: euclidean}
                """, "--checkpoint-every", "1s");
        try {
            await(process, () -> newestCheckpointMillis(out) > before);
            interrupt(process);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running a minute after Ctrl-C");
            String log = Files.readString(folder.resolve("log"));
            assertEquals(130, process.exitValue(), log);
            return log;
        } finally {
            process.destroyForcibly();
        }
    }

    /** When the newest checkpoint below a folder was written, in milliseconds; 0 if there is none. */
    private static long newestCheckpointMillis(Path out) throws IOException {
        if (!Files.exists(out)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.toString().endsWith(".checkpoint"))
                    .mapToLong(file -> file.toFile().lastModified())
                    .max()
                    .orElse(0);
        } catch (UncheckedIOException e) {
            return 0; // a file that was renamed while it was looked at: looked at again soon
        }
    }

    private void awaitRows(Path file, Process process) throws IOException, InterruptedException {
        await(process, () -> Files.exists(file) && Files.readAllLines(file).size() >= 20);
    }

    private void await(Process process, Seen seen) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!seen.now()) {
            assertTrue(process.isAlive(), "ended by itself: " + Files.readString(folder.resolve("log")));
            assertTrue(System.nanoTime() < deadline, "no results after two minutes");
            Thread.sleep(50);
        }
    }
}
