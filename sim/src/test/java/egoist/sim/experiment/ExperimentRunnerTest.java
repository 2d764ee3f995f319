package egoist.sim.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentRunnerTest {
    private static List<Cell> cells(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Cell(i, 10, "delay", 2, 0, "p" + i, 0))
                .toList();
    }

    private static int[] noTwins(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static Replication replication(Cell cell) {
        return new Replication(
                cell, cell.index(), 0, 0, 0, 0, 0, 1, true, List.of(), new Wiring[0], new Overlay(0, 1), cell.index());
    }

    private static final class Recorder implements ExperimentRunner.Listener {
        final List<Integer> results = new ArrayList<>();
        final List<String> failures = new ArrayList<>();
        int lastDone;

        @Override
        public void done(int cells, int total) {
            lastDone = cells;
        }

        @Override
        public void result(Replication replication) {
            results.add(replication.cell().index());
        }

        @Override
        public void failed(Cell cell, RuntimeException cause) {
            failures.add(cell + ": " + cause.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void handsResultsOverInOrderWhateverTheThreads(int threads) {
        Recorder recorder = new Recorder();
        CountDownLatch last = new CountDownLatch(threads > 1 ? 1 : 0);
        boolean all = new ExperimentRunner(threads)
                .run(
                        cells(20),
                        noTwins(20),
                        (cell, stopped) -> {
                            if (cell.index() == 0) {
                                await(last);
                            }
                            last.countDown();
                            return replication(cell);
                        },
                        recorder);
        assertTrue(all);
        assertEquals(IntStream.range(0, 20).boxed().toList(), recorder.results);
        assertEquals(20, recorder.lastDone);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneFailureDoesNotStopTheOthers() {
        Recorder recorder = new Recorder();
        boolean all = new ExperimentRunner(2)
                .run(
                        cells(5),
                        noTwins(5),
                        (cell, stopped) -> {
                            if (cell.index() == 2) {
                                throw new IllegalArgumentException("no such luck");
                            }
                            return replication(cell);
                        },
                        recorder);
        assertEquals(List.of(0, 1, 3, 4), recorder.results);
        assertEquals(1, recorder.failures.size());
        assertTrue(recorder.failures.get(0).contains("no such luck"), recorder.failures.get(0));
        assertTrue(all, "a failed cell was run all the same");
    }

    @Test
    void twinsAreRunOnceAndReportedEach() {
        AtomicInteger runs = new AtomicInteger();
        Recorder recorder = new Recorder();
        new ExperimentRunner(2)
                .run(
                        cells(4),
                        new int[] {0, 1, 0, 1},
                        (cell, stopped) -> {
                            runs.incrementAndGet();
                            return replication(cell);
                        },
                        recorder);
        assertEquals(2, runs.get());
        assertEquals(List.of(0, 1, 2, 3), recorder.results);
    }

    @Test
    void stoppingKeepsWhatIsFinished() {
        ExperimentRunner runner = new ExperimentRunner(1);
        Recorder recorder = new Recorder();
        boolean all = runner.run(
                cells(10),
                noTwins(10),
                (cell, stopped) -> {
                    if (cell.index() == 3) {
                        runner.stop();
                    }
                    return stopped.getAsBoolean() ? null : replication(cell);
                },
                recorder);
        assertFalse(all);
        assertEquals(List.of(0, 1, 2), recorder.results);
    }
}
