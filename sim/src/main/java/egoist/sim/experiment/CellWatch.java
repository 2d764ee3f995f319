package egoist.sim.experiment;

import egoist.sim.checkpoint.CheckpointFile;
import egoist.sim.engine.Simulator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Looks after simulations while they go on: shows how far they are, and keeps checkpoints of them. Called on the threads of the
 * cells; nothing it does shows in results.
 */
public interface CellWatch {
    /** Looks away. */
    CellWatch NONE = new CellWatch() {};

    /** A simulation has come to its present time, of a duration in virtual microseconds. */
    default void advanced(Cell cell, Simulator simulator, long durationMicros) {}

    /** Somebody has looked at the simulation since it was last {@link #advanced}, which is not the simulation's time. */
    default void observed(Cell cell) {}

    /** Where checkpoints of a cell are kept, or null if none are. */
    default @Nullable CheckpointFile checkpoint(Cell cell) {
        return null;
    }

    /** Whether it is time to keep another checkpoint of a cell; asked again and again. */
    default boolean due(Cell cell) {
        return false;
    }

    /** A cell goes on from a checkpoint, from that moment of virtual time. */
    default void resumed(Cell cell, long nowMicros) {}

    /** A checkpoint could not be written; the simulation goes on without it. */
    default void notWritten(Cell cell, IOException cause) {}

    /** A checkpoint could not be used; the cell begins anew. */
    default void notUsed(Cell cell, IOException cause) {}
}
