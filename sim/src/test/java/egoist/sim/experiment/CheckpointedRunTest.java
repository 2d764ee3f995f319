package egoist.sim.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.checkpoint.CheckpointFile;
import egoist.sim.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stopped, broken and resumed simulations of one cell against one that was left alone. */
class CheckpointedRunTest {
    @TempDir
    private Path folder;

    private Path file;
    private Plan plan;
    private Cell cell;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void makePlan() throws IOException {
        file = folder.resolve("cells/one.checkpoint");
        plan("""
                mode: protocol
                peers: 15
                k: 3
                policies: [best-response]
                seeds: 1
                duration: 205s
                warmup: 60s
                sample: 30s
                network: {latency: euclidean}
                churn: {model: exponential, session: 2m, absence: 20s}
                protocol: {epoch: 20s}
                """);
    }

    private void plan(String text) throws IOException {
        Path scenario = Files.writeString(folder.resolve("s.yaml"), text);
        plan = Plans.of(new ScenarioReader().read(scenario, List.of()).orThrow());
        cell = plan.cells().get(0);
    }

    /** Saves every third second, in {@code file}, for {@code owner}. */
    private CellWatch watch(String owner) {
        AtomicInteger asked = new AtomicInteger();
        return new CellWatch() {
            @Override
            public CheckpointFile checkpoint(Cell which) {
                return new CheckpointFile(file, owner);
            }

            @Override
            public boolean due(Cell which) {
                return asked.incrementAndGet() % 3 == 0;
            }

            @Override
            public void resumed(Cell which, long nowMicros) {
                told.add("resumed at " + nowMicros);
            }

            @Override
            public void notWritten(Cell which, IOException cause) {
                told.add("not written");
            }

            @Override
            public void notUsed(Cell which, IOException cause) {
                told.add("not used: " + cause.getMessage());
            }
        };
    }

    private @Nullable Replication run(CellWatch watch, int stopAfter) {
        AtomicInteger asked = new AtomicInteger();
        return new Experiment(Grid.of(plan), List.of(cell), 1, watch)
                .run(cell, () -> asked.incrementAndGet() > stopAfter);
    }

    private static void assertSame(@Nullable Replication expected, @Nullable Replication actual) {
        assertNotNull(expected);
        assertNotNull(actual);
        assertEquals(expected.traceHash(), actual.traceHash());
        assertEquals(expected.costMean(), actual.costMean());
        assertEquals(expected.controlBitsPerSecond(), actual.controlBitsPerSecond());
        assertEquals(expected.traffic(), actual.traffic());
        assertEquals(expected.measures(), actual.measures());
        assertEquals(Arrays.asList(expected.wirings()), Arrays.asList(actual.wirings()));
        assertEquals(expected.samples().size(), actual.samples().size());
        for (int i = 0; i < expected.samples().size(); i++) {
            assertEquals(
                    expected.samples().get(i).costs().mean(),
                    actual.samples().get(i).costs().mean());
            assertEquals(
                    expected.samples().get(i).rewirings().size(),
                    actual.samples().get(i).rewirings().size());
            assertEquals(
                    expected.samples().get(i).timeMicros(),
                    actual.samples().get(i).timeMicros());
        }
    }

    @Test
    void stoppedAgainAndAgainItGoesOnFromWhereItWas() {
        Replication expected = run(CellWatch.NONE, Integer.MAX_VALUE);
        for (int stops = 0; stops < 4; stops++) {
            assertNull(run(watch("me"), 40));
        }
        assertSame(expected, run(watch("me"), Integer.MAX_VALUE));
        assertEquals(
                List.of("resumed at 40000000", "resumed at 80000000", "resumed at 120000000", "resumed at 160000000"),
                told);
    }

    @Test
    void soDoesTheFloodWorkload() throws IOException {
        plan("""
                mode: protocol
                workload: flood
                peers: 30
                k: 3
                policies: [k-random]
                seeds: 1
                duration: 90s
                warmup: 30s
                sample: 30s
                """);
        Replication expected = run(CellWatch.NONE, Integer.MAX_VALUE);
        for (int stops = 0; stops < 3; stops++) {
            assertNull(run(watch("me"), 25));
        }
        assertSame(expected, run(watch("me"), Integer.MAX_VALUE));
        assertEquals(3, told.size(), told.toString());
    }

    @Test
    void whatCannotBeUsedIsToldAndTheCellBeginsAnew() throws IOException {
        Replication expected = run(CellWatch.NONE, Integer.MAX_VALUE);
        assertNull(run(watch("me"), 50));
        assertSame(expected, run(watch("another"), Integer.MAX_VALUE));
        assertTrue(told.get(0).contains("another scenario"), told.toString());
        Files.write(file, new byte[] {1, 2, 3});
        assertSame(expected, run(watch("me"), Integer.MAX_VALUE));
        assertTrue(told.get(1).contains("damaged"), told.toString());
    }

    @Test
    void aDiskThatCannotBeWrittenToDoesNotStopTheRun() throws IOException {
        Files.writeString(folder.resolve("cells"), "a file where the folder should be");
        assertSame(run(CellWatch.NONE, Integer.MAX_VALUE), run(watch("me"), Integer.MAX_VALUE));
        assertTrue(told.size() > 10 && told.stream().allMatch(each -> each.equals("not written")), told.toString());
    }
}
