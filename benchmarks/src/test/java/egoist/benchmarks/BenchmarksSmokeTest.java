package egoist.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.overlay.JGraphTDijkstra;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.SwapOrder;
import egoist.protocol.policy.WiringProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs once, at the smallest size, and its result can be written and read. */
class BenchmarksSmokeTest {
    @TempDir
    Path folder = Path.of("target");

    @Test
    void everyBenchmarkRunsAndItsResultBecomesATable() throws Exception {
        Path json = folder.resolve("jmh.json");
        System.setProperty("egoist.benchmarks.overlays", folder.toString());
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("egoist\\..*")
                        .param("peers", "24")
                        .param("pending", "100")
                        .param("kibibytes", "16")
                        .param("medoids", "3")
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(20))
                        .forks(0)
                        .shouldFailOnError(true)
                        .timeout(TimeValue.seconds(60))
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .addProfiler(CpuTime.class)
                        .verbosity(VerboseMode.SILENT)
                        .resultFormat(ResultFormatType.JSON)
                        .result(json.toString())
                        .build())
                .run();
        Set<String> ran = new TreeSet<>();
        results.forEach(result -> ran.add(result.getParams().getBenchmark()));
        Set<String> all = new TreeSet<>();
        BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .forEach(entry -> all.add(entry.getUsername()));
        assertEquals(all, ran);

        List<JmhResult> read = JmhResult.read(json);
        assertTrue(read.stream().anyMatch(result -> result.cpuMicros() > 0), "no CPU times");
        String table = ResultsTable.table(read);
        assertTrue(table.contains("| Definition | peers 24 | allPairs "), table);
        TurnFigure.write(read, folder.resolve("turn.svg"));
        assertTrue(Files.readString(folder.resolve("turn.svg")).contains("<svg"));
    }

    /** Where the CPU clock moves in steps of 10 ms, a short run takes none of it. */
    @Test
    void aRunWithoutCpuTimeIsDrawnByItsWallTime() throws Exception {
        JmhResult run = new JmhResult("Turn", "turn", Map.of("peers", "24", "metric", "delay"), 12.5, 0);
        assertEquals(12.5, run.micros());
        TurnFigure.write(List.of(run), folder.resolve("wall.svg"));
        assertTrue(Files.readString(folder.resolve("wall.svg")).contains("<svg"));
    }

    @Test
    void theBaselineAndTheDefinitionGiveTheWiringsOfTheEngine() {
        BestResponse engine = new BestResponse();
        AllPairsSwapSearch allPairs = new AllPairsSwapSearch();
        for (int seed = 0; seed < 5; seed++) {
            Overlays game = Overlays.delay(60, 4, seed);
            for (int turn = 0; turn < 120; turn++) {
                WiringProblem problem = game.problem(turn % 60);
                assertEquals(engine.choose(problem), allPairs.choose(problem), "seed " + seed + ", turn " + turn);
                if (turn % 20 == 0) {
                    assertEquals(
                            engine.choose(problem),
                            BestResponse.byDefinition(JGraphTDijkstra::new).choose(problem),
                            "seed " + seed + ", turn " + turn);
                }
                game.turn(engine, turn % 60);
            }
        }
    }

    @Test
    void bothSolveTheSameMedoids() {
        System.setProperty("egoist.benchmarks.overlays", folder.toString());
        Medoids problem = new Medoids(100, 4, 1);
        double elki = problem.cost(problem.fasterPam());
        double engine = problem.cost(new BestResponse(0, 1, SwapOrder.BLOCK)
                .choose(problem.problem())
                .toArray());
        double start = problem.cost(problem.problem().current().toArray());
        assertTrue(elki < start && engine < start, elki + " and " + engine + " from " + start);
        assertEquals(1, engine / elki, 0.05);
        for (SwapOrder order : SwapOrder.values()) {
            assertEquals(new BestResponse(0, 1, order).choose(problem.problem()), problem.swaps(order));
        }
    }

    @Test
    void aTableTakesThePlaceOfTheOldOne() {
        String text = "a\n" + ResultsTable.BEGIN + "\nold\n" + ResultsTable.END + "\nb\n";
        assertEquals(
                "a\n" + ResultsTable.BEGIN + "\nnew\n" + ResultsTable.END + "\nb\n",
                ResultsTable.replaced(text, "new\n"));
        assertThrows(IllegalArgumentException.class, () -> ResultsTable.replaced("nothing", "new\n"));
    }
}
