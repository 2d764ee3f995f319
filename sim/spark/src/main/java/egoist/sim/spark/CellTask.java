package egoist.sim.spark;

import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Experiment;
import egoist.sim.store.CellCodec;
import egoist.sim.store.CellRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * What an executor does with a batch: it makes sure that data and program are those of the driver, then runs the cells one after
 * the other. Once it has worked for a while it hands back what it has: the rest, being long cells, are better run as batches of
 * their own.
 */
final class CellTask implements FlatMapFunction<CellTask.Order, CellTask.Outcome> {
    private static final long serialVersionUID = 1L;

    /** Work of this length makes the cost of another task negligible, some tens of milliseconds. */
    private static final long ENOUGH_NANOS = 2_000_000_000L;

    private final Broadcast<SweepOrder> sweep;

    /**
     * A batch of cells that share a world.
     *
     * @param keys of the cells, as the driver knows them
     */
    record Order(ArrayList<Cell> cells, ArrayList<String> keys) implements Serializable {}

    /**
     * What came of a cell.
     *
     * @param bytes its record, null if it has none
     * @param seconds how long it took
     * @param failure why it has none, for people
     * @param refused whether the failure is one that users can mend; anything else is a bug
     */
    record Outcome(int index, byte @Nullable [] bytes, double seconds, String failure, boolean refused)
            implements Serializable {}

    CellTask(Broadcast<SweepOrder> sweep) {
        this.sweep = sweep;
    }

    @Override
    public Iterator<Outcome> call(Order order) {
        // how long it took decides only which task runs a cell, never what comes of it
        long startNanos = System.nanoTime();
        List<Outcome> outcomes = new ArrayList<>();
        SweepOrder.Prepared prepared;
        try {
            prepared = sweep.value().prepared();
        } catch (IllegalArgumentException | IOException e) {
            order.cells().forEach(cell -> outcomes.add(new Outcome(cell.index(), null, 0, text(e), true)));
            return outcomes.iterator();
        }
        Experiment experiment = new Experiment(prepared.grid(), order.cells());
        for (int i = 0; i < order.cells().size(); i++) {
            if (i > 0 && System.nanoTime() - startNanos > ENOUGH_NANOS) {
                break;
            }
            Cell cell = order.cells().get(i);
            boolean same = prepared.keys().key(cell).equals(order.keys().get(i));
            outcomes.add(
                    same
                            ? run(cell, experiment)
                            : new Outcome(
                                    cell.index(),
                                    null,
                                    0,
                                    "an executor has other data files or another build of Egoist than the driver",
                                    true));
        }
        return outcomes.iterator();
    }

    private static Outcome run(Cell cell, Experiment experiment) {
        TaskContext context = TaskContext.get();
        long startNanos = System.nanoTime();
        try {
            CellRecord record = CellRecord.run(experiment, cell, context::isInterrupted);
            return record == null
                    ? new Outcome(cell.index(), null, 0, "it was stopped", true)
                    : new Outcome(
                            cell.index(), CellCodec.encode(record), (System.nanoTime() - startNanos) / 1e9, "", false);
        } catch (IllegalArgumentException e) {
            return new Outcome(cell.index(), null, 0, text(e), true);
        } catch (RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return new Outcome(cell.index(), null, 0, "on an executor: " + trace, false);
        }
    }

    private static String text(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
