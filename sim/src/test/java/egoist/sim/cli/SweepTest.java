package egoist.sim.cli;

import static egoist.sim.cli.Run.assertSameCsv;
import static egoist.sim.cli.Run.egoist;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.experiment.Experiment;
import egoist.sim.experiment.ExperimentRunner;
import egoist.sim.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps over axes: which cells they have, that finished ones are found again, and that parts make up the whole. */
class SweepTest {
    private static final String GRID = """
            name: grid
            peers: 12
            k: 2..3
            policies: [k-random, {policy: epsilon-best-response, epsilon: 0.1, as: BR}, best-response, full-mesh]
            seeds: 2
            sweep:
              game.epochs: [3, 6]
              eps: {key: "policies[1].epsilon", values: 0..0.2 step 0.1}
            where: k = 2 or eps < 0.15
            network: {latency: euclidean}
            """;
    private static final int CELLS = 2 * 3 * 2 * 4 * 2 - 2 * 4 * 2;

    @TempDir
    private Path folder;

    private String file = "";

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("grid.yaml"), GRID).toString();
    }

    private Run run(String name, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("run", file, "--out", folder.resolve(name).toString()));
        arguments.addAll(List.of(more));
        return egoist(arguments.toArray(new String[0]));
    }

    private List<FileTime> storedTimes(String name) throws IOException {
        List<FileTime> times = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve(name).resolve("cells"))) {
            for (Path stored : files.filter(file -> file.toString().endsWith(".gz"))
                    .sorted()
                    .toList()) {
                times.add(Files.getLastModifiedTime(stored));
            }
        }
        return times;
    }

    @Test
    void axesAreColumnsOfEveryFileAndConditionsThinThemOut() throws IOException {
        Run outcome = run("whole").expect(ExitCodes.OK);
        assertTrue(outcome.out().contains("| game.epochs | eps |"), outcome.out());
        List<String> runs = Files.readAllLines(folder.resolve("whole/runs.csv"));
        assertTrue(runs.get(0).endsWith(",trace_hash,game.epochs,eps"), runs.get(0));
        assertEquals(1 + CELLS, runs.size());
        assertTrue(runs.stream().noneMatch(row -> row.matches("[^,]*,3,.*,0\\.2")), "'where' was not heeded");
        for (String name : List.of("summary", "wirings", "timeseries", "paths", "rewirings", "peers", "overhead")) {
            String header =
                    Files.readAllLines(folder.resolve("whole/" + name + ".csv")).get(0);
            assertTrue(header.endsWith(",game.epochs,eps"), header);
        }
        String page = Files.readString(folder.resolve("whole/report.html"));
        assertTrue(page.contains("game.epochs = 6, eps = 0.1"), "the report lacks a point of the sweep");
        Run compared = egoist(
                "compare",
                folder.resolve("whole").toString(),
                folder.resolve("whole").toString());
        compared.expect(ExitCodes.OK);
        assertTrue(compared.out().contains("BR (game.epochs = 6, eps = 0.1)"), compared.out());
    }

    @Test
    void finishedCellsAreNeverRunAgainUnlessForced() throws IOException {
        run("some", "--only", "policy=BR,eps=0.1").expect(ExitCodes.OK);
        List<FileTime> before = storedTimes("some");
        assertEquals(8, before.size());
        Run more = run("some");
        assertTrue(
                more.expect(ExitCodes.OK).err().contains("8 of " + CELLS + " cells are finished already"), more.err());
        List<FileTime> after = storedTimes("some");
        assertTrue(after.containsAll(before), "a finished cell was written again");
        run("whole").expect(ExitCodes.OK);
        assertSameCsv(folder.resolve("whole"), folder.resolve("some"));
        Run seed = run("some", "--seed", "7");
        assertTrue(seed.err().contains("replacing the results"), seed.err());
        Run forced = run("whole", "--force");
        assertTrue(!forced.err().contains("finished already"), forced.err());
        assertSameCsv(folder.resolve("whole"), folder.resolve("whole"));
    }

    @Test
    void damagedCellsAreRunAgain() throws IOException {
        run("whole", "--quiet").expect(ExitCodes.OK);
        run("other", "--quiet").expect(ExitCodes.OK);
        int damaged = 0;
        try (Stream<Path> files = Files.list(folder.resolve("other/cells"))) {
            for (Path stored : files.sorted().limit(6).toList()) {
                byte[] bytes = Files.readAllBytes(stored);
                if (damaged++ % 2 == 0) {
                    bytes[bytes.length / 2] ^= 4;
                    Files.write(stored, bytes);
                } else {
                    Files.write(stored, java.util.Arrays.copyOf(bytes, bytes.length / 2));
                }
            }
        }
        run("other", "--quiet").expect(ExitCodes.OK);
        assertSameCsv(folder.resolve("whole"), folder.resolve("other"));
    }

    @Test
    void partsMakeUpTheWholeAndNothingElseDoes() throws IOException {
        run("whole", "--quiet").expect(ExitCodes.OK);
        for (int part = 1; part <= 3; part++) {
            run("part-" + part, "--shard", part + "/3", "--quiet").expect(ExitCodes.OK);
        }
        run("foreign", "--shard", "3/3", "--seed", "5", "--quiet").expect(ExitCodes.OK);
        merge("merged", "part-1", "part-2", "part-3").expect(ExitCodes.OK);
        assertSameCsv(folder.resolve("whole"), folder.resolve("merged"));
        assertTrue(merge("no", "part-1", "part-3").expect(ExitCodes.USAGE).err().contains("missing: part 2/3"));
        assertTrue(merge("no", "part-1", "part-2", "part-3", "part-1")
                .expect(ExitCodes.USAGE)
                .err()
                .contains("both part 1/3"));
        assertTrue(merge("no", "part-1", "part-2", "foreign")
                .expect(ExitCodes.USAGE)
                .err()
                .contains("another sweep"));
        assertTrue(merge("no", "whole").expect(ExitCodes.USAGE).err().contains("without --shard"));
        assertTrue(!Files.exists(folder.resolve("no")), "nothing is written for parts that make no whole");
    }

    private Run merge(String name, String... parts) {
        List<String> arguments =
                new ArrayList<>(List.of("merge", "--out", folder.resolve(name).toString(), "--quiet"));
        Stream.of(parts).forEach(part -> arguments.add(folder.resolve(part).toString()));
        return egoist(arguments.toArray(new String[0]));
    }

    @Test
    void verifyTellsWhatDiffers() throws IOException {
        run("whole", "--only", "k=2,eps=0|0.1", "--quiet").expect(ExitCodes.OK);
        String whole = folder.resolve("whole").toString();
        assertTrue(egoist("verify", whole, "--quiet").expect(ExitCodes.OK).out().startsWith("same: 32 cells"));
        Path runs = folder.resolve("whole/runs.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(runs));
        String[] fields = lines.get(5).split(",", -1);
        fields[13] = "0123456789abcdef";
        lines.set(5, String.join(",", fields));
        Files.write(runs, lines);
        Run differs = egoist("verify", whole, "--quiet").expect(ExitCodes.FAILED);
        assertTrue(differs.out().contains("fingerprint 0123456789abcdef then"), differs.out());
        assertTrue(differs.out().contains("runs.csv differs from byte"), differs.out());
    }

    @Test
    void untilCiAddsSeedsUntilIntervalsAreNarrow() throws IOException {
        run("until", "--only", "k=2,eps=0,game.epochs=3", "--until-ci", "8%").expect(ExitCodes.OK);
        List<String> summary = Files.readAllLines(folder.resolve("until/summary.csv"));
        for (String row : summary.subList(1, summary.size())) {
            String[] fields = row.split(",", -1);
            assertTrue(Double.parseDouble(fields[6]) <= 0.08 * Double.parseDouble(fields[5]), row);
            assertEquals(summary.get(1).split(",", -1)[4], fields[4], "all policies of a setting have the same seeds");
        }
        run("again", "--only", "k=2,eps=0,game.epochs=3", "--until-ci", "0.08", "-j", "1")
                .expect(ExitCodes.OK);
        assertSameCsv(folder.resolve("until"), folder.resolve("again"));
        Run given = run("few", "--only", "k=2,eps=0,game.epochs=3", "--until-ci", "0.1%", "--max-seeds", "3");
        assertTrue(given.expect(ExitCodes.OK).err().contains("wider than asked after 3 seeds"), given.err());
        run("no", "--until-ci", "2%", "--shard", "1/2").expect(ExitCodes.USAGE);
    }

    @Test
    void oneFailedCellDoesNotStopTheOthers() throws IOException {
        Path out = folder.resolve("partial");
        Run partial = egoist(new Unlucky(), "run", file, "--only", "k=2,eps=0,game.epochs=3", "--out", out.toString());
        partial.expect(ExitCodes.PARTIAL);
        assertTrue(partial.err().contains("8 cells: 7 ok, 1 failed, 0 skipped"), partial.err());
        assertTrue(partial.err().contains("failed: no luck today"), partial.err());
        String condition = "policy=BR,k=2,n=12,metric=delay,seed=1,game.epochs=3,eps=0";
        assertTrue(partial.err().contains("alone: egoist sim run " + file + " --only " + condition), partial.err());
        assertTrue(Files.readString(out.resolve("manifest.json")).contains("\"status\" : \"partial\""));
        assertTrue(run("alone", "--only", condition).err().contains("1 cells: 1 ok"));
        run("partial", "--only", "k=2,eps=0,game.epochs=3").expect(ExitCodes.OK);
        run("whole", "--only", "k=2,eps=0,game.epochs=3").expect(ExitCodes.OK);
        assertSameCsv(folder.resolve("whole"), out);
    }

    @Test
    void failFastStopsAtTheFirstFailure() {
        Path out = folder.resolve("fast");
        Run stopped = egoist(
                new Doomed(), "run", file, "--only", "k=2,eps=0,game.epochs=3", "--fail-fast", "--out", out.toString());
        stopped.expect(ExitCodes.USAGE);
        assertTrue(stopped.err().contains("8 cells: 0 ok, 1 failed, 7 skipped"), stopped.err());
        assertTrue(stopped.err().contains("stopped at the first failure (--fail-fast)"), stopped.err());
    }

    /** Fails the first cell; the others wait until they are told to stop. */
    private static final class Doomed implements Engine {
        private final ExperimentRunner runner = new ExperimentRunner(2);

        @Override
        public String place() {
            return "in vain";
        }

        @Override
        public boolean run(Work work, ExperimentRunner.Listener listener) {
            return runner.run(
                    work.cells(),
                    work.twins(),
                    (cell, stopped) -> {
                        if (cell.index() == 0) {
                            throw new IllegalArgumentException("no luck today");
                        }
                        while (!stopped.getAsBoolean()) {
                            Thread.onSpinWait();
                        }
                        return null;
                    },
                    listener);
        }

        @Override
        public void stop() {
            runner.stop();
        }
    }

    /** Fails one cell. */
    private static final class Unlucky implements Engine {
        private final ExperimentRunner runner = new ExperimentRunner(2);

        @Override
        public String place() {
            return "by ill luck";
        }

        @Override
        public boolean run(Work work, ExperimentRunner.Listener listener) {
            StoredRun usual = new StoredRun(new Experiment(work.grid(), work.cells()), work.store(), work.keys());
            return runner.run(
                    work.cells(),
                    work.twins(),
                    (cell, stopped) -> {
                        if (cell.label().equals("BR") && cell.seed() == 1) {
                            throw new IllegalArgumentException("no luck today");
                        }
                        return usual.run(cell, stopped);
                    },
                    listener);
        }

        @Override
        public void stop() {
            runner.stop();
        }
    }

    @Test
    void badAxesAndConditionsAreTold() {
        Run axis = run("no", "--set", "sweep.network.loss=[0, 2]").expect(ExitCodes.USAGE);
        assertTrue(
                axis.err().contains("axis network.loss: E014 network.loss: must be a number from 0 to 1"), axis.err());
        assertTrue(run("no", "--set", "sweep.k=[2, 3]")
                .expect(ExitCodes.USAGE)
                .err()
                .contains("E110"));
        assertTrue(run("no", "--set", "sweep.loss={key: network.loss}")
                .expect(ExitCodes.USAGE)
                .err()
                .contains("E022"));
        assertTrue(
                run("no", "--set", "where=q < 3").expect(ExitCodes.USAGE).err().contains("E112"));
        assertTrue(
                run("no", "--only", "policy=best").expect(ExitCodes.USAGE).err().contains("there are policy "));
        assertTrue(run("no", "--only", "k ~ 3").expect(ExitCodes.USAGE).err().contains("no condition"));
        assertTrue(!Files.exists(folder.resolve("no")));
    }
}
