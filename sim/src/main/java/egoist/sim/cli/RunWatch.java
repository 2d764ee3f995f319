package egoist.sim.cli;

import egoist.protocol.parameter.Durations;
import egoist.sim.checkpoint.CheckpointFile;
import egoist.sim.engine.Simulator;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.CellWatch;
import egoist.sim.store.CellKeys;
import egoist.sim.store.CellStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Shows how simulations go on, and keeps checkpoints beside the finished cells, under the cell's key. */
final class RunWatch implements CellWatch {
    private final Progress progress;
    private final Speed speed;
    private final CellStore store;
    private final CellKeys keys;
    private final PrintWriter err;
    private final double everySeconds;
    private final Stopwatch watch = new Stopwatch();
    /** When each cell is to be saved next. */
    private final Map<Integer, Double> dueSeconds = new ConcurrentHashMap<>();

    /** @param everySeconds of real time from one checkpoint of a cell to the next; 0 for none */
    RunWatch(Progress progress, Speed speed, CellStore store, CellKeys keys, PrintWriter err, double everySeconds) {
        this.progress = progress;
        this.speed = speed;
        this.store = store;
        this.keys = keys;
        this.err = err;
        this.everySeconds = everySeconds;
    }

    @Override
    public void advanced(Cell cell, Simulator simulator, long durationMicros) {
        speed.advanced(cell.index(), simulator.messages());
        progress.simulated(cell.index(), simulator, durationMicros);
    }

    @Override
    public void observed(Cell cell) {
        speed.paused(cell.index());
    }

    @Override
    public @Nullable CheckpointFile checkpoint(Cell cell) {
        if (everySeconds == 0) {
            return null;
        }
        dueSeconds.put(cell.index(), watch.seconds() + everySeconds);
        String key = keys.key(cell);
        return new CheckpointFile(store.checkpoint(key), key);
    }

    @Override
    public boolean due(Cell cell) {
        Double due = dueSeconds.get(cell.index());
        if (due == null || watch.seconds() < due) {
            return false;
        }
        dueSeconds.put(cell.index(), watch.seconds() + everySeconds);
        return true;
    }

    @Override
    public void resumed(Cell cell, long nowMicros) {
        progress.say(cell + " goes on from a checkpoint at " + Durations.text(nowMicros));
    }

    @Override
    public void notWritten(Cell cell, IOException cause) {
        warn("no checkpoint of " + cell + ": " + RunFolder.reason(cause) + "; the run goes on without");
    }

    @Override
    public void notUsed(Cell cell, IOException cause) {
        warn(cause.getMessage() + "; " + cell + " begins anew");
    }

    private void warn(String sentence) {
        err.println("warning: " + sentence);
        err.flush();
    }
}
