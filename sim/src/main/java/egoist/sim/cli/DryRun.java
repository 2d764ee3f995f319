package egoist.sim.cli;

import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Grid;
import egoist.sim.experiment.MemoryEstimate;
import egoist.sim.experiment.TimeEstimate;
import egoist.sim.scenario.ScenarioCodes;
import egoist.sim.store.CellKeys;
import egoist.sim.store.CellStore;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a run would do and need, told or checked before it starts; writes nothing. */
record DryRun(
        List<Cell> cells, List<Cell> left, MemoryEstimate memory, TimeEstimate time, Engine engine, long heapBytes) {
    /** @param force whether finished cells are run again */
    static DryRun of(
            Grid grid, List<Cell> cells, CellKeys keys, Path directory, boolean force, Engine engine, long heapBytes) {
        CellStore store = CellStore.existing(directory);
        int[] twins = grid.twins(cells);
        List<Cell> left = cells.stream()
                .filter(cell -> force || !store.has(keys.key(cell)))
                .toList();
        List<Cell> run = left.stream()
                .filter(cell -> twins[cell.index()] == cell.index())
                .toList();
        return new DryRun(
                cells,
                left,
                MemoryEstimate.of(grid, run, engine.atOnce()),
                TimeEstimate.of(grid, run, took(grid, keys, store)),
                engine,
                heapBytes);
    }

    /** Of all cells of the grid, not only those to run, how long the finished ones took. */
    private static Map<Cell, Double> took(Grid grid, CellKeys keys, CellStore store) {
        Map<String, Double> times = store.times().read();
        Map<Cell, Double> took = new LinkedHashMap<>();
        if (!times.isEmpty()) {
            for (Cell cell : grid.cells()) {
                Double seconds = times.get(keys.key(cell));
                if (seconds != null) {
                    took.put(cell, seconds);
                }
            }
        }
        return took;
    }

    /** Refuses what cannot fit into the heap. */
    void check() {
        if (memory.bytes() > heapBytes) {
            String code = ScenarioCodes.TOO_LITTLE_MEMORY.id();
            throw new UserError(code + ": this run needs about " + MemoryEstimate.mebibytes(memory.bytes())
                    + " of memory (" + memory.biggest() + "), the heap has " + MemoryEstimate.mebibytes(heapBytes)
                    + "; set " + engine.heapOption(memory.heapMebibytes())
                    + ", or take fewer peers or threads (-j); 'egoist sim explain " + code + "' tells more");
        }
    }

    /** For people, a line each. */
    String text(Path directory) {
        String fits = memory.bytes() > heapBytes ? "does not fit" : "fits";
        String biggest = memory.biggest().isEmpty() ? "" : " (" + memory.biggest() + ")";
        return String.join(
                System.lineSeparator(),
                "cells     " + cells.size() + ", " + (cells.size() - left.size()) + " of them finished in " + directory,
                "points    " + values(cell -> cell.point().toString().isEmpty() ? "one" : "" + cell.point()),
                "policies  " + values(Cell::label),
                "metrics   " + values(Cell::metric),
                "peers     " + values(Cell::peers),
                "k         " + values(Cell::degree),
                "seeds     " + cells.stream().map(Cell::seed).distinct().count(),
                "memory    about " + MemoryEstimate.mebibytes(memory.bytes()) + biggest + "; " + fits
                        + " into the heap of " + MemoryEstimate.mebibytes(heapBytes),
                "time      " + time(time, engine.atOnce()),
                "");
    }

    /** The time a run takes, in words, with what the estimate rests on. */
    static String time(TimeEstimate time, int atOnce) {
        String about = "about " + Stopwatch.text(time.seconds() / atOnce) + " on " + atOnce
                + (atOnce == 1 ? " core" : " cores");
        return time.known() > 0
                ? about + ", by the times of " + time.known() + " finished cells"
                : about + " by a rough model, which may be wrong by a factor of five";
    }

    private String values(Function<Cell, Object> part) {
        return cells.stream().map(part).distinct().map(String::valueOf).collect(Collectors.joining("; "));
    }
}
