package egoist.sim.cli;

import egoist.sim.experiment.CellRun;
import egoist.sim.experiment.Experiment;
import egoist.sim.experiment.ExperimentRunner;
import egoist.sim.experiment.Replication;
import egoist.sim.store.StoredRun;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs cells on threads of this process: the default. */
final class ThreadPoolEngine implements Engine {
    private final int threads;
    private volatile ExperimentRunner runner;
    private volatile boolean stopped;

    ThreadPoolEngine(int threads) {
        this.threads = threads;
        this.runner = new ExperimentRunner(threads);
    }

    @Override
    public String place() {
        return "on " + threads + (threads == 1 ? " thread" : " threads");
    }

    @Override
    public int atOnce() {
        return threads;
    }

    @Override
    public boolean run(Work work, ExperimentRunner.Listener listener) {
        Experiment experiment = new Experiment(
                work.grid(),
                work.cells().stream()
                        .filter(cell -> work.twins()[cell.index()] == cell.index())
                        .filter(cell -> !work.store().has(work.keys().key(cell)))
                        .toList(),
                threads,
                work.watch());
        CellRun run = timed(new StoredRun(experiment, work.store(), work.keys()), work);
        ExperimentRunner pool = new ExperimentRunner(threads);
        runner = pool;
        if (stopped) {
            pool.stop();
        }
        return pool.run(work.cells(), work.twins(), run, listener);
    }

    /** Keeps how long cells took that were not in the store. */
    private static CellRun timed(CellRun run, Work work) {
        return (cell, stopping) -> {
            String key = work.keys().key(cell);
            boolean kept = work.store().has(key);
            Stopwatch watch = new Stopwatch();
            Replication replication = run.run(cell, stopping);
            if (!kept && replication != null) {
                try {
                    work.store().times().add(key, watch.seconds());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return replication;
        };
    }

    @Override
    public void stop() {
        stopped = true;
        runner.stop();
    }
}
