package egoist.sim.cli;

import egoist.sim.experiment.Cell;
import egoist.sim.experiment.CellWatch;
import egoist.sim.experiment.Grid;
import egoist.sim.report.Summary;
import egoist.sim.store.CellKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** One run of a sweep into a folder: one round of cells, or with {@code --until-ci} as many as the intervals need. */
final class SweepRun {
    private final RunSpec spec;
    private final Grid grid;
    private final CellKeys keys;
    private final RunFolder folder;
    private final Engine engine;
    private final PrintWriter err;
    private final boolean quiet;
    private final boolean failFast;
    private final double checkpointSeconds;
    private List<Cell> cells = List.of();
    private List<Summary.Row> rows = List.of();
    private boolean complete;
    private final Speed speed = new Speed();

    /**
     * @param failFast whether the first cell that fails ends the run
     * @param checkpointSeconds from one checkpoint of a simulation to the next, of real time; 0 for none
     */
    SweepRun(
            RunSpec spec,
            Grid grid,
            CellKeys keys,
            RunFolder folder,
            Engine engine,
            PrintWriter err,
            boolean quiet,
            boolean failFast,
            double checkpointSeconds) {
        this.spec = spec;
        this.grid = grid;
        this.keys = keys;
        this.folder = folder;
        this.engine = engine;
        this.err = err;
        this.quiet = quiet;
        this.failFast = failFast;
        this.checkpointSeconds = checkpointSeconds;
    }

    /** The cells of the last round. */
    List<Cell> cells() {
        return cells;
    }

    /** The summary of the last round. */
    List<Summary.Row> rows() {
        return rows;
    }

    /** Label of the policy that ratios are to. */
    String reference() {
        return grid.plans().values().iterator().next().reference();
    }

    /** How fast simulations went. */
    Speed speed() {
        return speed;
    }

    /** Whether every cell of the last round was run, with or without success. */
    boolean complete() {
        return complete;
    }

    /** Runs all rounds; returns early if it was interrupted. */
    void run(Interruption interruption) throws IOException {
        SeedsUntil until = new SeedsUntil(spec.untilCi(), spec.mostSeeds());
        Map<Grid.Setting, Integer> seeds = Map.of();
        while (true) {
            cells = spec.cells(grid, seeds);
            round();
            rows = folder.summary(reference());
            if (spec.untilCi() == 0
                    || interruption.happened()
                    || !folder.failures().isEmpty()) {
                return;
            }
            Map<Grid.Setting, Integer> more = until.next(grid, rows, seeds);
            if (more.equals(seeds)) {
                noteWide(until);
                return;
            }
            seeds = more;
        }
    }

    private void round() throws IOException {
        int columns = Integer.getInteger("egoist.terminal", 0);
        int[] twins = grid.twins(cells);
        List<Cell> toRun = cells.stream()
                .filter(cell ->
                        twins[cell.index()] == cell.index() && !folder.store().has(keys.key(cell)))
                .toList();
        TimeLeft timeLeft = new TimeLeft(grid, toRun, engine.atOnceInAll());
        try (Progress progress = new Progress(err, cells.size(), timeLeft, quiet, columns)) {
            CellWatch watch = new RunWatch(progress, speed, folder.store(), keys, err, checkpointSeconds);
            Engine.Work work = new Engine.Work(spec, grid, cells, twins, folder.store(), keys, watch);
            complete = engine.run(work, folder.begin(progress::done, failFast ? engine::stop : () -> {}));
        }
    }

    private void noteWide(SeedsUntil until) {
        long wide = rows.stream().filter(row -> !until.narrow(row.cost())).count();
        if (wide > 0) {
            folder.note(wide + " of " + rows.size() + " means have an interval wider than asked after "
                    + spec.mostSeeds() + " seeds (--max-seeds)");
        }
    }
}
