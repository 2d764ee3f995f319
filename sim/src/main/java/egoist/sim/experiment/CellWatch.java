package egoist.sim.experiment;

import egoist.sim.checkpoint.CheckpointFile;
import egoist.sim.engine.Simulator;
import egoist.sim.game.GameWatch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Looks after cells while they go on: shows how far they are, and keeps checkpoints of simulations. Called on the threads of the
 * cells; nothing it does shows in results.
 */
public interface CellWatch {
    /** Looks away. */
    CellWatch NONE = new CellWatch() {};

    /** A cell begins; not told of cells whose results are kept. */
    default void began(Cell cell) {}

    /** A cell is at its end: done, stopped or failed. */
    default void ended(Cell cell) {}

    /** A cell has been run elsewhere, which took so many seconds. */
    default void ranElsewhere(Cell cell, double seconds) {}

    /** Who is told how far the game of a cell is; asked once a game. */
    default GameWatch game(Cell cell) {
        return GameWatch.NONE;
    }

    /** A simulation has come to its present time, of a duration in virtual microseconds. */
    default void advanced(Cell cell, Simulator simulator, long durationMicros) {}

    /** Somebody has looked at the simulation since it was last {@link #advanced}, which is not the simulation's time. */
    default void observed(Cell cell) {}

    /** Where checkpoints of a cell are kept, or null if none are. */
    default @Nullable CheckpointFile checkpoint(Cell cell) {
        return null;
    }

    /** A checkpoint was written because the run is to stop. */
    default void stopped(Cell cell, CheckpointFile file, long nowMicros) {}

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
