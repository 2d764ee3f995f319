package egoist.sim.cli;

import egoist.sim.experiment.Cell;
import egoist.sim.experiment.CellWatch;
import egoist.sim.experiment.ExperimentRunner;
import egoist.sim.experiment.Grid;
import egoist.sim.store.CellKeys;
import egoist.sim.store.CellStore;
import java.util.List;

/** Where cells are run: on threads of this process, or elsewhere. Results are the same, byte for byte. */
public interface Engine {
    /**
     * What to run.
     *
     * @param cells in the order in which results are handed over
     * @param twins for each cell the first with the same outcome, which alone is run
     * @param store holds the finished cells; every other is put there as soon as it is finished
     * @param watch looks after simulations on this machine
     */
    record Work(
            RunSpec spec, Grid grid, List<Cell> cells, int[] twins, CellStore store, CellKeys keys, CellWatch watch) {}

    /** In words, for the first line of a run: {@code on 4 threads}. */
    String place();

    /** How many cells run at the same time in one process, at least 1. */
    default int atOnce() {
        return 1;
    }

    /** How many cells run at the same time in all processes together, as far as is known. */
    default int atOnceInAll() {
        return atOnce();
    }

    /** How large the heap may grow that cells run in, in bytes. */
    default long heapBytes() {
        return Runtime.getRuntime().maxMemory();
    }

    /** What to give for a larger heap. */
    default String heapOption(long mebibytes) {
        return "JDK_JAVA_OPTIONS=-Xmx" + mebibytes + "m";
    }

    /** Runs the cells; returns whether none was left out. */
    boolean run(Work work, ExperimentRunner.Listener listener);

    /** Asks it to give up soon; any thread may call. */
    void stop();
}
