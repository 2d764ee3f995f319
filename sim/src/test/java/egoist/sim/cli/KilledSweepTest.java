package egoist.sim.cli;

import static egoist.sim.cli.Run.assertSameCsv;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps in processes of their own: killed without warning, short of disk, divided among several. */
class KilledSweepTest {
    private static final String GRID = """
            name: grid
            peers: 45
            k: 2..4
            policies: [k-random, best-response, full-mesh]
            seeds: 4
            sweep: {game.epochs: [4, 8, 12]}
            network: {latency: euclidean}
            """;

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Map<Path, FileTime> kept = Map.of();

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("grid.yaml"), GRID);
    }

    private List<String> command(String name, String... more) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                "egoist.sim.cli.SimCli",
                "run",
                file.toString(),
                "--out",
                folder.resolve(name).toString()));
        command.addAll(List.of(more));
        return command;
    }

    private Process start(String log, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }

    private void finish(String name, String... more) throws IOException, InterruptedException {
        Process process = start("log", command(name, more));
        assertTrue(process.waitFor(4, TimeUnit.MINUTES), "still running");
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("log")));
    }

    private Map<Path, FileTime> stored(String name) throws IOException {
        Path cells = folder.resolve(name).resolve("cells");
        Map<Path, FileTime> times = new HashMap<>();
        if (Files.isDirectory(cells)) {
            try (Stream<Path> files = Files.list(cells)) {
                for (Path stored :
                        files.filter(path -> path.toString().endsWith(".gz")).toList()) {
                    times.put(stored, Files.getLastModifiedTime(stored));
                }
            }
        }
        return times;
    }

    @Test
    void killedTwice() throws IOException, InterruptedException {
        killed(2, 4711);
    }

    @Test
    @Tag("experiment")
    void killedTenTimes() throws IOException, InterruptedException {
        killed(10, 1);
    }

    private void killed(int times, long seed) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        String name = "killed-" + seed;
        for (int kill = 0; kill < times; kill++) {
            String which = "kill " + kill + " of seed " + seed + ": lost or run again: ";
            Map<Path, FileTime> before = stored(name);
            Process process = start("log", command(name, "-j", "1"));
            int wanted = before.size() + 1 + random.nextInt(12);
            while (process.isAlive() && stored(name).size() < wanted) {
                Thread.sleep(random.nextInt(10));
            }
            process.destroyForcibly().waitFor();
            Map<Path, FileTime> after = stored(name);
            before.forEach((path, time) -> assertEquals(time, after.get(path), which + path));
        }
        Map<Path, FileTime> before = stored(name);
        finish(name);
        assertTrue(
                Files.readString(folder.resolve("log")).contains("cells are finished already"), "nothing was resumed");
        Map<Path, FileTime> after = stored(name);
        before.forEach((path, time) -> assertEquals(time, after.get(path), "run again: " + path));
        finish("undisturbed-" + seed);
        assertSameCsv(folder.resolve("undisturbed-" + seed), folder.resolve(name));
    }

    /** A limit on the length of files stands for a full disk where none can be made. */
    @Test
    void aFileThatMayNotGrowLosesNothingThatWasFinished() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 100; exec \"$@\"", "sh"));
        command.addAll(command("small", "-j", "1"));
        runsIntoTheWall(command, "small");
        finish("small");
        compare("small");
    }

    @Test
    @Tag("experiment")
    void aFullDiskLosesNothingThatWasFinished() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(mounted("mount", "-t", "tmpfs", "-o", "size=1m", "none", disk.toString()), "no disk of its own");
        try {
            Path small = Files.createDirectory(disk.resolve("small"));
            Files.createSymbolicLink(folder.resolve("small"), small);
            runsIntoTheWall(command("small", "-j", "1"), "small");
            assertTrue(mounted("mount", "-o", "remount,size=64m", disk.toString()), "the disk does not grow");
            finish("small");
            compare("small");
        } finally {
            mounted("umount", disk.toString());
        }
    }

    private static boolean mounted(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The run ends with a sentence, and what it had finished is there and stays. */
    private void runsIntoTheWall(List<String> command, String name) throws IOException, InterruptedException {
        Process process = start("log", command);
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "still running");
        String log = Files.readString(folder.resolve("log"));
        assertEquals(ExitCodes.USAGE, process.exitValue(), log);
        assertTrue(log.contains("cannot write results to") && log.contains("the same command goes on"), log);
        kept = stored(name);
        assertTrue(!kept.isEmpty(), "the disk was full before the first cell");
    }

    private void compare(String name) throws IOException, InterruptedException {
        Map<Path, FileTime> after = stored(name);
        kept.forEach((path, time) -> assertEquals(time, after.get(path), "run again: " + path));
        finish("undisturbed");
        assertSameCsv(folder.resolve("undisturbed"), folder.resolve(name));
    }

    @Test
    void fourProcessesMakeTheWhole() throws IOException, InterruptedException {
        List<Process> parts = new ArrayList<>();
        for (int part = 1; part <= 4; part++) {
            parts.add(start("log-" + part, command("part-" + part, "--shard", part + "/4", "-j", "1")));
        }
        for (int part = 1; part <= 4; part++) {
            assertTrue(parts.get(part - 1).waitFor(4, TimeUnit.MINUTES), "still running");
            assertEquals(0, parts.get(part - 1).exitValue(), Files.readString(folder.resolve("log-" + part)));
        }
        List<String> merge = new ArrayList<>(
                List.of("merge", "--quiet", "--out", folder.resolve("merged").toString()));
        for (int part = 4; part >= 1; part--) {
            merge.add(folder.resolve("part-" + part).toString());
        }
        Run.egoist(merge.toArray(new String[0])).expect(ExitCodes.OK);
        finish("whole");
        assertSameCsv(folder.resolve("whole"), folder.resolve("merged"));
    }
}
