package egoist.sim.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs cells on a pool of threads and hands their results over in the order of the cells, so that what is written does not
 * depend on the number of threads. Cells whose policy ignores k are run once and stand for every k.
 */
public final class ExperimentRunner {
    private final int threads;
    private final AtomicBoolean stopped = new AtomicBoolean();

    public ExperimentRunner(int threads) {
        this.threads = threads;
    }

    /** Who is told what happens, always on the thread that called {@link #run}. */
    public interface Listener {
        /** A cell is done; some wait for earlier ones before their {@link #result}. */
        void done(int cells, int total);

        /** The next result in the order of the cells. */
        void result(Replication replication);

        /** A cell failed; its result will be missing. */
        void failed(Cell cell, RuntimeException cause);
    }

    private record Outcome(
            int index,
            @Nullable Replication replication,
            @Nullable RuntimeException failure) {}

    /** Asks the runs under way to give up; {@link #run} then returns early with the results it has. Any thread may call. */
    public void stop() {
        stopped.set(true);
    }

    /**
     * Runs all cells.
     *
     * @param twinOf for each cell the index of the earlier cell with the same outcome, or its own index
     * @return whether every cell was run
     */
    public boolean run(List<Cell> cells, int[] twinOf, CellRun cellRun, Listener listener) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CompletionService<Outcome> completion = new ExecutorCompletionService<>(pool);
            int started = 0;
            for (Cell cell : cells) {
                if (twinOf[cell.index()] == cell.index()) {
                    completion.submit(() -> attempt(cell, cellRun));
                    started++;
                }
            }
            return collect(cells, twinOf, completion, started, listener);
        } finally {
            stop();
            pool.shutdownNow();
        }
    }

    private Outcome attempt(Cell cell, CellRun cellRun) {
        try {
            Replication replication = stopped.get() ? null : cellRun.run(cell, stopped::get);
            return new Outcome(cell.index(), replication, null);
        } catch (RuntimeException e) {
            return new Outcome(cell.index(), null, e);
        }
    }

    private boolean collect(
            List<Cell> cells, int[] twinOf, CompletionService<Outcome> completion, int started, Listener listener) {
        Map<Integer, List<Integer>> twins = new HashMap<>();
        for (int index = 0; index < twinOf.length; index++) {
            twins.computeIfAbsent(twinOf[index], original -> new ArrayList<>()).add(index);
        }
        Replication[] waiting = new Replication[cells.size()];
        boolean[] settled = new boolean[cells.size()];
        int next = 0;
        int done = 0;
        for (int i = 0; i < started; i++) {
            Outcome outcome = take(completion);
            for (int index : twins.getOrDefault(outcome.index(), List.of())) {
                settled[index] = outcome.replication() != null || outcome.failure() != null;
                waiting[index] = outcome.replication() == null
                        ? null
                        : outcome.replication().as(cells.get(index));
                done += settled[index] ? 1 : 0;
            }
            if (outcome.failure() != null) {
                listener.failed(cells.get(outcome.index()), outcome.failure());
            } else if (outcome.replication() != null) {
                listener.done(done, cells.size());
            }
            for (; next < cells.size() && settled[next]; next++) {
                hand(waiting, next, listener);
            }
        }
        for (; next < cells.size(); next++) {
            hand(waiting, next, listener);
        }
        return done == cells.size();
    }

    private static void hand(@Nullable Replication[] waiting, int index, Listener listener) {
        Replication replication = waiting[index];
        if (replication != null) {
            listener.result(replication);
            waiting[index] = null;
        }
    }

    /** Waits for the next outcome; an interrupt of this thread asks the runs to give up. */
    private Outcome take(CompletionService<Outcome> completion) {
        while (true) {
            try {
                return completion.take().get();
            } catch (InterruptedException e) {
                stop();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a cell ended the hard way: " + e.getCause(), e.getCause());
            }
        }
    }
}
