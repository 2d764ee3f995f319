package egoist.sim.experiment;

import egoist.sim.checkpoint.CheckpointFile;
import egoist.sim.engine.Setting;
import egoist.sim.engine.Simulator;
import egoist.sim.engine.Snapshot;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One simulation from its beginning, or its last checkpoint, to its end, looked after by a {@link CellWatch}. */
final class LongRun {
    /** From one look at the watch to the next. */
    private static final long STEP_MICROS = 1_000_000;

    private final Cell cell;
    private final Observations observations;
    private final CellWatch watch;
    private final @Nullable CheckpointFile file;
    private final Snapshot<Observed> snapshot;
    private final Supplier<Simulator> beginning;

    LongRun(Cell cell, Setting setting, Observations observations, CellWatch watch) {
        this(cell, setting, () -> new Simulator(setting), observations, watch);
    }

    /** @param beginning makes the simulation of that setting that has not gone on yet, or hardly */
    LongRun(Cell cell, Setting setting, Supplier<Simulator> beginning, Observations observations, CellWatch watch) {
        this.cell = cell;
        this.beginning = beginning;
        this.observations = observations;
        this.watch = watch;
        this.file = watch.checkpoint(cell);
        this.snapshot = new Snapshot<>(setting, Observed.class);
    }

    /** The simulation at its present end: what a checkpoint holds, or one that has not begun. */
    Simulator simulator() {
        if (file != null && file.exists()) {
            try {
                Snapshot.Resumed<Observed> resumed = file.read(snapshot::read);
                observations.goOn(resumed.seen());
                watch.resumed(cell, resumed.simulator().nowMicros());
                return resumed.simulator();
            } catch (IOException e) {
                watch.notUsed(cell, e);
            }
        }
        return beginning.get();
    }

    /** Lets it go on to the end; false if it was stopped before, with a checkpoint of that moment if any are kept. */
    boolean goOn(Simulator simulator, Plan.Timing timing, BooleanSupplier stopped) {
        for (long now = simulator.nowMicros(); now < timing.durationMicros(); ) {
            if (stopped.getAsBoolean()) {
                if (file != null && save(simulator)) {
                    watch.stopped(cell, file, now);
                }
                return false;
            }
            now = Math.min(now + STEP_MICROS, timing.durationMicros());
            simulator.run(now, timing.sampleMicros(), (atMicros, seen) -> {
                watch.advanced(cell, seen, timing.durationMicros());
                observations.sample(atMicros, seen);
                watch.observed(cell);
            });
            watch.advanced(cell, simulator, timing.durationMicros());
            if (watch.due(cell)) {
                save(simulator);
            }
        }
        return true;
    }

    /** Whether a checkpoint was written. */
    private boolean save(Simulator simulator) {
        if (file == null) {
            return false;
        }
        try {
            file.write(out -> {
                snapshot.write(simulator, observations.seen(), out);
                return simulator;
            });
            return true;
        } catch (IOException e) {
            watch.notWritten(cell, e);
            return false;
        }
    }
}
