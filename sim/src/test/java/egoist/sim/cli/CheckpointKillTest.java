package egoist.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One long simulation, killed without warning at random moments again and again, ends with the results of one left alone. */
class CheckpointKillTest {
    private static final int KILLS = 3;

    @TempDir
    private Path folder;

    private Path scenario() throws IOException {
        return Files.writeString(folder.resolve("long.yaml"), """
                mode: protocol
                peers: 30
                k: 3
                policies: [best-response]
                seeds: 1
                duration: 150m
                warmup: 5m
                network: {latency: euclidean, loss: 0.01}
                churn: {model: exponential, session: 5m, absence: 1m}
                faults: {fault: partition, from: 10m, until: 12m, peers: 20%}
                """);
    }

    private Process start(Path scenario, Path out, String every) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "egoist.sim.cli.SimCli",
                        "run",
                        scenario.toString(),
                        "--out",
                        out.toString(),
                        "--checkpoint-every",
                        every)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolve("log");
    }

    private static Map<String, String> tables(Path out) throws IOException {
        Map<String, String> tables = new TreeMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".csv")).toList()) {
                tables.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return tables;
    }

    @Test
    void aRunKilledAtRandomMomentsEndsWithTheSameBytes() throws IOException, InterruptedException {
        Path scenario = scenario();
        Path calm = folder.resolve("calm");
        Process undisturbed = start(scenario, calm, "0s");
        assertTrue(undisturbed.waitFor(3, TimeUnit.MINUTES), "still running");
        assertEquals(0, undisturbed.exitValue(), Files.readString(log()));

        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        Path killed = folder.resolve("killed");
        int kills = 0;
        boolean finished = false;
        while (!finished) {
            Process process = start(scenario, killed, "100ms");
            if (kills < KILLS) {
                awaitNewCheckpoint(killed, process);
                finished = process.waitFor(random.nextInt(300), TimeUnit.MILLISECONDS);
                process.destroyForcibly().waitFor();
                kills++;
            } else {
                assertTrue(process.waitFor(3, TimeUnit.MINUTES), "still running");
                assertEquals(0, process.exitValue(), Files.readString(log()));
                finished = true;
            }
        }
        String log = Files.readString(log());
        assertTrue(log.contains("goes on from a checkpoint at "), log);
        Map<String, String> expected = tables(calm);
        assertTrue(expected.size() >= 7, expected.keySet().toString());
        assertEquals(expected.keySet(), tables(killed).keySet());
        expected.forEach((name, text) -> {
            String other = tablesText(killed, name);
            assertEquals(text, other, name + ", killed " + KILLS + " times by seed " + seed);
        });
        assertEquals(List.of(), checkpoints(killed), "finished cells need no checkpoints");
    }

    private static String tablesText(Path out, String name) {
        try {
            return Files.readString(out.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> checkpoints(Path out) throws IOException {
        List<String> found = new ArrayList<>();
        Path cells = out.resolve("cells");
        if (Files.isDirectory(cells)) {
            try (Stream<Path> files = Files.list(cells)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.contains("checkpoint"))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** Waits until the process has kept a checkpoint of its own. */
    private static void awaitNewCheckpoint(Path out, Process process) throws IOException, InterruptedException {
        String before = newest(out);
        for (int waits = 0; newest(out).equals(before) && process.isAlive(); waits++) {
            assertTrue(waits < 6_000, "no checkpoint after a minute");
            Thread.sleep(10);
        }
    }

    /** When the last whole checkpoint was put in its place. */
    private static String newest(Path out) throws IOException {
        for (String name : checkpoints(out)) {
            try {
                if (name.endsWith(".checkpoint")) {
                    return Files.getLastModifiedTime(out.resolve("cells").resolve(name))
                            .toString();
                }
            } catch (NoSuchFileException e) {
                return "";
            }
        }
        return "";
    }
}
