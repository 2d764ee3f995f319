package egoist.sim.experiment;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What runs one cell: an {@link Experiment}, or in tests anything. */
@FunctionalInterface
public interface CellRun {
    /**
     * Runs the cell to its end.
     *
     * @param stopped asked now and then; once true the run gives up and returns null
     * @throws RuntimeException if the cell cannot be run; the message is for people
     */
    @Nullable
    Replication run(Cell cell, BooleanSupplier stopped);
}
