package egoist.sim.cli;

import egoist.sim.experiment.Experiment;
import egoist.sim.experiment.ExperimentRunner;
import egoist.sim.store.StoredRun;

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
        StoredRun run = new StoredRun(experiment, work.store(), work.keys());
        ExperimentRunner pool = new ExperimentRunner(threads);
        runner = pool;
        if (stopped) {
            pool.stop();
        }
        return pool.run(work.cells(), work.twins(), run, listener);
    }

    @Override
    public void stop() {
        stopped = true;
        runner.stop();
    }
}
