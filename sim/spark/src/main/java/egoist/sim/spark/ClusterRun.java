package egoist.sim.spark;

import egoist.sim.cli.Engine;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.CellRun;
import egoist.sim.experiment.Replication;
import egoist.sim.store.CellCodec;
import egoist.sim.store.CellRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/** The cells of one round on their way through a cluster. Close it, from any thread, to drop what has not come back. */
final class ClusterRun implements CellRun, AutoCloseable {
    /** Jobs that are with Spark at a time, each waited for by a thread. */
    private static final int MOST_JOBS = 512;

    private final JavaSparkContext spark;
    private final Engine.Work work;
    private final Broadcast<SweepOrder> sweep;
    private final Map<Integer, CompletableFuture<CellTask.Outcome>> outcomes = new ConcurrentHashMap<>();
    private final ExecutorService jobs;

    /** Hands all batches to the cluster. */
    ClusterRun(JavaSparkContext spark, Engine.Work work, List<List<Cell>> batches) {
        this.spark = spark;
        this.work = work;
        this.sweep = spark.broadcast(new SweepOrder(work.spec()));
        this.jobs = Executors.newFixedThreadPool(Math.max(1, Math.min(MOST_JOBS, batches.size())));
        for (List<Cell> batch : batches) {
            batch.forEach(cell -> outcomes.put(cell.index(), new CompletableFuture<>()));
        }
        batches.forEach(this::submit);
    }

    private void submit(List<Cell> batch) {
        try {
            jobs.execute(() -> carryOut(batch));
        } catch (RejectedExecutionException e) {
            batch.forEach(cell -> outcome(cell).cancel(false));
        }
    }

    /** Runs a batch on the cluster and keeps what comes back; cells that do not come back are tried alone. */
    private void carryOut(List<Cell> batch) {
        try {
            Map<Integer, CellTask.Outcome> returned = new LinkedHashMap<>();
            try {
                onCluster(batch).forEach(outcome -> returned.put(outcome.index(), outcome));
            } catch (RuntimeException e) {
                if (batch.size() == 1) {
                    outcome(batch.get(0)).completeExceptionally(e);
                }
            }
            for (Cell cell : batch) {
                CellTask.Outcome outcome = returned.get(cell.index());
                if (outcome == null) {
                    if (batch.size() > 1) {
                        submit(List.of(cell));
                    }
                } else {
                    if (outcome.bytes() != null) {
                        String key = work.keys().key(cell);
                        work.store().write(key, outcome.bytes());
                        work.store().times().add(key, outcome.seconds());
                        work.watch().ranElsewhere(cell, outcome.seconds());
                    }
                    outcome(cell).complete(outcome);
                }
            }
        } catch (IOException e) {
            batch.forEach(cell -> outcome(cell).completeExceptionally(new UncheckedIOException(e)));
        }
    }

    private CompletableFuture<CellTask.Outcome> outcome(Cell cell) {
        return outcomes.getOrDefault(
                cell.index(), CompletableFuture.failedFuture(new IllegalStateException("no such cell")));
    }

    private List<CellTask.Outcome> onCluster(List<Cell> batch) {
        ArrayList<String> keys = new ArrayList<>();
        batch.forEach(cell -> keys.add(work.keys().key(cell)));
        CellTask.Order order = new CellTask.Order(new ArrayList<>(batch), keys);
        return spark.parallelize(List.of(order), 1).flatMap(new CellTask(sweep)).collect();
    }

    /** What is in the store, else what came back from the cluster. */
    @Override
    public @Nullable Replication run(Cell cell, BooleanSupplier stopping) {
        try {
            CompletableFuture<CellTask.Outcome> awaited = outcomes.get(cell.index());
            if (awaited == null) {
                Optional<CellRecord> kept = work.store().read(work.keys().key(cell), cell);
                if (kept.isPresent()) {
                    return kept.get().figures();
                }
                awaited = again(cell);
            }
            CellTask.Outcome outcome = awaited.get();
            if (outcome.bytes() != null) {
                return CellCodec.decode(outcome.bytes(), cell).figures();
            }
            if (stopping.getAsBoolean()) {
                return null;
            }
            throw outcome.refused()
                    ? new IllegalArgumentException(outcome.failure())
                    : new IllegalStateException(outcome.failure());
        } catch (CancellationException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            return failed(e.getCause(), stopping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a cell whose record was damaged. */
    private CompletableFuture<CellTask.Outcome> again(Cell cell) {
        CompletableFuture<CellTask.Outcome> awaited = new CompletableFuture<>();
        outcomes.put(cell.index(), awaited);
        submit(List.of(cell));
        return awaited;
    }

    private @Nullable Replication failed(@Nullable Throwable cause, BooleanSupplier stopping) {
        if (cause instanceof UncheckedIOException notWritten) {
            throw notWritten;
        }
        if (stopping.getAsBoolean() || spark.sc().isStopped()) {
            return null;
        }
        throw new IllegalArgumentException("Spark gave up on it: " + (cause == null ? "" : cause.getMessage()), cause);
    }

    @Override
    public void close() {
        jobs.shutdownNow();
        outcomes.values().forEach(outcome -> outcome.cancel(false));
        if (!spark.sc().isStopped()) {
            spark.sc().cancelAllJobs();
        }
    }
}
