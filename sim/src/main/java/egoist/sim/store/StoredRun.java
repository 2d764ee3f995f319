package egoist.sim.store;

import egoist.sim.experiment.Cell;
import egoist.sim.experiment.CellRun;
import egoist.sim.experiment.Experiment;
import egoist.sim.experiment.Replication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs cells that are not in the store yet and puts them there; of the others it only reads the figures. */
public final class StoredRun implements CellRun {
    private final Experiment experiment;
    private final CellStore store;
    private final CellKeys keys;

    public StoredRun(Experiment experiment, CellStore store, CellKeys keys) {
        this.experiment = experiment;
        this.store = store;
        this.keys = keys;
    }

    @Override
    public @Nullable Replication run(Cell cell, BooleanSupplier stopped) {
        String key = keys.key(cell);
        try {
            Optional<CellRecord> kept = store.read(key, cell);
            if (kept.isPresent()) {
                return kept.get().figures();
            }
            CellRecord record = CellRecord.run(experiment, cell, stopped);
            if (record == null) {
                return null;
            }
            store.write(key, CellCodec.encode(record));
            return record.figures();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
