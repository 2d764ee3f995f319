package egoist.sim.cli;

import egoist.protocol.parameter.Durations;
import egoist.sim.checkpoint.CheckpointFile;
import egoist.sim.engine.Simulator;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.CellWatch;
import egoist.sim.game.GameProgress;
import egoist.sim.game.GameWatch;
import egoist.sim.store.CellKeys;
import egoist.sim.store.CellStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Shows how simulations go on, and keeps checkpoints beside the finished cells, under the cell's key. */
final class RunWatch implements CellWatch {
    /** Of games that is enough, of which there may be a hundred thousand turns a second on each of many threads. */
    private static final double GAME_SECONDS = 0.2;

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
    public void ranElsewhere(Cell cell, double seconds) {
        progress.ranElsewhere(cell, seconds);
    }

    @Override
    public void began(Cell cell) {
        progress.began(cell);
    }

    @Override
    public void ended(Cell cell) {
        progress.ended(cell);
    }

    /** Passes on what is told of a game as soon as somebody could see it. */
    @Override
    public GameWatch game(Cell cell) {
        return new GameWatch() {
            private double nextSeconds;

            @Override
            public void turned(GameProgress game) {
                if (progress.due() || watch.seconds() >= nextSeconds) {
                    nextSeconds = watch.seconds() + GAME_SECONDS;
                    progress.played(cell, game);
                }
            }
        };
    }

    @Override
    public void advanced(Cell cell, Simulator simulator, long durationMicros) {
        speed.advanced(cell.index(), simulator.messages());
        progress.simulated(cell, simulator, durationMicros);
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
    public void stopped(Cell cell, CheckpointFile file, long nowMicros) {
        progress.say(cell + " is kept as it is at " + Durations.text(nowMicros) + " in " + file.path()
                + "; the same command goes on from there");
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
