package egoist.sim.cli;

import egoist.config.Checked;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Grid;
import egoist.sim.scenario.ScenarioReader;
import egoist.sim.scenario.Sweep;
import egoist.sim.sweep.Condition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do, as far as its results depend on it; the manifest keeps it.
 *
 * @param file the scenario's file; paths in it are relative to its folder
 * @param text of the scenario
 * @param overrides as after {@code --set}
 * @param directory relative paths in overrides are relative to it
 * @param only condition on the cells to run, empty for all
 * @param shard the part of the cells to run, null for all
 * @param untilCi half width of the 95 % interval of every mean cost to reach, as a share of the mean; 0 to run the scenario's seeds
 * @param mostSeeds where {@code untilCi} gives up
 */
public record RunSpec(
        Path file,
        String text,
        List<String> overrides,
        Path directory,
        String only,
        @Nullable Shard shard,
        double untilCi,
        int mostSeeds) {
    private static final int MOST_TOLD = 40;

    public RunSpec {
        overrides = List.copyOf(overrides);
    }

    /** Reads the scenario with everything it names. */
    public Checked<Sweep> sweep() {
        return new ScenarioReader().readSweep(file, text, overrides, directory);
    }

    /** The cells of the sweep before they are divided into parts. */
    List<Cell> all(Grid grid, Map<Grid.Setting, Integer> seeds) {
        Condition condition = condition();
        List<Cell> cells = grid.cells(seeds);
        List<Cell> chosen;
        try {
            chosen =
                    cells.stream().filter(cell -> condition.holds(cell.names())).toList();
        } catch (IllegalArgumentException e) {
            throw new UserError("--only: " + e.getMessage(), e);
        }
        if (chosen.isEmpty() && !cells.isEmpty()) {
            throw new UserError("--only: no cell has " + only + "; there are " + values(condition, cells));
        }
        return Grid.renumbered(chosen);
    }

    /** The values there are of what a condition names: {@code k 2, 4 and policy k-random}. */
    private static String values(Condition condition, List<Cell> cells) {
        return condition.names().stream()
                .map(name -> name + " "
                        + cells.stream()
                                .map(cell -> cell.names().get(name))
                                .distinct()
                                .limit(MOST_TOLD)
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" and "));
    }

    /** The cells to run, numbered from 0. */
    public List<Cell> cells(Grid grid, Map<Grid.Setting, Integer> seeds) {
        List<Cell> cells = all(grid, seeds);
        return shard == null ? cells : Grid.renumbered(shard.of(cells));
    }

    private Condition condition() {
        try {
            return Condition.parse(only);
        } catch (IllegalArgumentException e) {
            throw new UserError("--only: " + e.getMessage(), e);
        }
    }
}
