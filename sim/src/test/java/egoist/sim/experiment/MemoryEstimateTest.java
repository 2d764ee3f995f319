package egoist.sim.experiment;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.engine.Simulator;
import egoist.sim.scenario.ScenarioReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The estimate of what a run keeps on the heap, against the heap itself. */
class MemoryEstimateTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"300, 2, best-response", "300, 5, best-response", "300, 20, best-response", "150, 5, full-mesh"})
    void ofASimulationIsWithinAFactorOfTwo(int peers, int links, String policy) throws IOException {
        compare(peers, links, policy, "mode: protocol", "duration: 200s", "warmup: 60s");
    }

    @Tag("experiment")
    @ParameterizedTest
    @CsvSource({"1000, 5, best-response"})
    void ofALargeSimulationToo(int peers, int links, String policy) throws IOException {
        compare(peers, links, policy, "mode: protocol", "duration: 200s", "warmup: 60s");
    }

    @ParameterizedTest
    @CsvSource({"1000, 5, k-closest", "1500, 2, k-random", "600, 5, full-mesh", "300, 8, best-response"})
    void ofAGameIsWithinAFactorOfTwo(int peers, int links, String policy) throws IOException {
        compare(peers, links, policy, "mode: game", "game: {epochs: 20}");
    }

    @Test
    void tellsOfNoTablesWhereNoneAreKept() throws IOException {
        Path file = Files.writeString(
                folder.resolve("large.yaml"),
                "mode: game\npeers: 5000\nk: 5\npolicies: [k-closest]\nnetwork: {latency: geographic}\n");
        Plan plan = Plans.of(new ScenarioReader().read(file, List.of()).orThrow());
        String biggest = MemoryEstimate.of(Grid.of(plan), plan.cells(), 2).biggest();
        assertTrue(biggest.startsWith("2 games at once"), biggest);
    }

    private void compare(int peers, int links, String policy, String... lines) throws IOException {
        Path file = Files.writeString(
                folder.resolve("s.yaml"),
                String.join("\n", lines) + "\npeers: " + peers + "\nk: " + links + "\npolicies: [" + policy
                        + "]\nseeds: 1\nnetwork: {latency: geographic}\n");
        Plan plan = Plans.of(new ScenarioReader().read(file, List.of()).orThrow());
        List<Cell> cells = plan.cells();
        long estimate = MemoryEstimate.of(Grid.of(plan), cells, 1).bytes();
        long before = usedBytes();
        Heap heap = new Heap(peers);
        assertNotNull(new Experiment(Grid.of(plan), cells, 1, heap).run(cells.get(0), heap::stopped));
        double measured = heap.most - before;
        String what = policy + " k=" + links + " n=" + peers + ": estimate " + estimate + ", measured " + measured;
        assertTrue(estimate > measured / 2 && estimate < measured * 2, what);
    }

    private static long usedBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Looks at the heap now and then, and keeps the most it has seen. */
    private static final class Heap implements CellWatch {
        private final int peers;
        private final AtomicInteger turns = new AtomicInteger();
        private long most;

        Heap(int peers) {
            this.peers = peers;
        }

        @Override
        public void advanced(Cell cell, Simulator simulator, long durationMicros) {
            if (simulator.nowMicros() * 10 % durationMicros == 0) {
                look();
            }
        }

        /** A game asks it once a turn. */
        boolean stopped() {
            if (turns.incrementAndGet() % (2 * peers) == peers) {
                look();
            }
            return false;
        }

        private void look() {
            most = Math.max(most, usedBytes());
        }
    }
}
