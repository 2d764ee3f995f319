package egoist.sim.spark;

import egoist.config.Checked;
import egoist.config.Problem;
import egoist.sim.cli.RunSpec;
import egoist.sim.experiment.Grid;
import egoist.sim.scenario.ScenarioReader;
import egoist.sim.scenario.Sweep;
import egoist.sim.store.CellKeys;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The sweep that cells belong to, as text: broadcast once to every executor and read there once. Data files must be found under
 * the same paths on every machine.
 */
final class SweepOrder implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String text;
    private final ArrayList<String> overrides;
    private final String directory;
    private transient @Nullable Prepared prepared;

    /** What an executor makes of it. */
    record Prepared(Grid grid, CellKeys keys) {}

    SweepOrder(RunSpec spec) {
        this.file = spec.file().toAbsolutePath().toString();
        this.text = spec.text();
        this.overrides = new ArrayList<>(spec.overrides());
        this.directory = spec.directory().toString();
    }

    /**
     * The sweep, read on the first call.
     *
     * @throws IllegalArgumentException if it cannot be read here, though the driver could
     */
    synchronized Prepared prepared() throws IOException {
        Prepared made = prepared;
        if (made == null) {
            Checked<Sweep> checked = new ScenarioReader().readSweep(Path.of(file), text, overrides, Path.of(directory));
            Sweep sweep = checked.value();
            if (sweep == null) {
                StringBuilder told = new StringBuilder("the scenario cannot be read on an executor:");
                for (Problem problem : checked.problems()) {
                    told.append(System.lineSeparator()).append(problem.text());
                }
                throw new IllegalArgumentException(told.toString());
            }
            Grid grid = Grid.of(sweep);
            made = new Prepared(grid, CellKeys.of(sweep, grid));
            prepared = made;
        }
        return made;
    }
}
