package egoist.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Grid;
import egoist.sim.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a run whose first cells are over at once and whose others take long. */
class TimeLeftTest {
    @TempDir
    private Path folder;

    private Grid grid;
    private List<Cell> quick;
    private List<Cell> slow;

    @BeforeEach
    void makeGrid() throws IOException {
        Path scenario = Files.writeString(folder.resolve("s.yaml"), """
                peers: 50
                k: 3
                policies: [k-random, best-response]
                seeds: 3
                network: {latency: euclidean}
                """);
        grid = Grid.of(new ScenarioReader().readSweep(scenario, List.of()).orThrow());
        quick = grid.cells().stream().filter(cell -> cell.policy() == 0).toList();
        slow = grid.cells().stream().filter(cell -> cell.policy() == 1).toList();
    }

    private TimeLeft afterTheQuickOnes(int atOnce) {
        TimeLeft left = new TimeLeft(grid, grid.cells(), atOnce);
        for (int i = 0; i < quick.size(); i++) {
            left.began(quick.get(i), i);
            left.at(quick.get(i), 1);
            left.ended(quick.get(i), i + 1);
        }
        return left;
    }

    /** A slow cell that began after the quick ones and has come so far, as told again and again. */
    private void underWay(TimeLeft left, Cell cell, double... shares) {
        left.began(cell, quick.size());
        for (double share : shares) {
            left.at(cell, share);
        }
    }

    @Test
    void aLongCellUnderWayForetellsItsOwnRestAndThatOfItsLike() {
        TimeLeft left = afterTheQuickOnes(1);
        underWay(left, slow.get(0), 0.001, 0.1);
        assertEquals(540 + 2 * 600, left.seconds(63), 1e-6);
        assertEquals(0.1, left.parts(), 1e-9);
    }

    @Test
    void cellsRunElsewhereForetellTheirLike() {
        TimeLeft left = new TimeLeft(grid, grid.cells(), 2);
        assertTrue(Double.isNaN(left.seconds(20)), "starting up tells nothing");
        quick.forEach(cell -> left.ran(cell, 1));
        left.ran(slow.get(0), 100);
        assertEquals(100, left.seconds(130), 1e-6, "two of 100 s on two machines");
    }

    @Test
    void severalAtOnceShareTheWorkButTheLongestBoundsIt() {
        TimeLeft left = afterTheQuickOnes(2);
        underWay(left, slow.get(0), 0, 0.1);
        underWay(left, slow.get(1), 0, 0.5);
        assertEquals(540, left.seconds(63), 1e-6, "more than half of 540, 60 and their mean of 360 s for the third");
        left.ended(slow.get(1), 123);
        left.began(slow.get(2), 123);
        left.at(slow.get(2), 0);
        left.at(slow.get(2), 0.9);
        left.at(slow.get(0), 0.12);
        assertEquals(0.88 * 120.0 / 0.12, left.seconds(123), 1e-6);
    }

    @Test
    void aCellThatWentOnFromACheckpointIsForetoldByItsPaceSince() {
        TimeLeft left = afterTheQuickOnes(1);
        underWay(left, slow.get(0), 0.8, 0.9);
        assertEquals(60 + 2 * 600, left.seconds(63), 1e-6);
    }

    @Test
    void aCellOfWhichNothingIsKnownYetTakesAsLongAsItsLike() {
        TimeLeft left = afterTheQuickOnes(1);
        underWay(left, slow.get(0), 1);
        left.ended(slow.get(0), 103);
        left.began(slow.get(1), 103);
        assertEquals(70 + 100, left.seconds(133), 1e-6);
    }

    @Test
    void nothingIsToldBeforeAnythingIsKnown() {
        TimeLeft left = new TimeLeft(grid, grid.cells(), 1);
        left.began(slow.get(0), 0);
        assertTrue(Double.isNaN(left.seconds(5)));
    }
}
