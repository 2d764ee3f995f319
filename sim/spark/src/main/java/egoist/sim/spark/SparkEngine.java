package egoist.sim.spark;

import egoist.sim.cli.Engine;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.ExperimentRunner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Runs cells on a Spark cluster. Every batch of cells is a job of one task, so that its cells are in the store as soon as it is
 * done and a cell that kills its executors takes no others with it. Spark itself repeats tasks whose executor died.
 */
public final class SparkEngine implements Engine, AutoCloseable {
    /** Cells of a batch at most: what an executor that dies takes with it. */
    private static final int MOST_CELLS = 32;

    /** Batches for each core, so that a slow one does not leave the others idle at the end. */
    private static final int BATCHES_PER_CORE = 4;

    /** Cells whose outcome is waited for at a time, ahead of the next to be written. */
    private static final int WAITING = 64;

    private @Nullable JavaSparkContext context;
    private @Nullable ExperimentRunner runner;
    private @Nullable ClusterRun cluster;
    private boolean stopped;

    /** Connects on the first call to the master that {@code spark-submit} or the property {@code spark.master} names. */
    private synchronized JavaSparkContext spark() {
        JavaSparkContext connected = context;
        if (connected == null) {
            connected = new JavaSparkContext(new SparkConf().setIfMissing("spark.app.name", "egoist sim"));
            context = connected;
        }
        return connected;
    }

    @Override
    public String place() {
        return "on Spark " + spark().version() + " at " + spark().master();
    }

    @Override
    public int atOnce() {
        return spark().isLocal()
                ? spark().defaultParallelism()
                : spark().getConf().getInt("spark.executor.cores", 1);
    }

    @Override
    public int atOnceInAll() {
        return Math.max(1, spark().defaultParallelism());
    }

    @Override
    public long heapBytes() {
        return spark().isLocal()
                ? Runtime.getRuntime().maxMemory()
                : spark().getConf().getSizeAsBytes("spark.executor.memory", "1g");
    }

    @Override
    public String heapOption(long mebibytes) {
        return "--spark-conf spark." + (spark().isLocal() ? "driver" : "executor") + ".memory=" + mebibytes + "m";
    }

    @Override
    public boolean run(Work work, ExperimentRunner.Listener listener) {
        List<Cell> missing = work.cells().stream()
                .filter(cell -> work.twins()[cell.index()] == cell.index())
                .filter(cell -> !work.store().has(work.keys().key(cell)))
                .toList();
        ExperimentRunner waiting =
                new ExperimentRunner(Math.max(1, Math.min(WAITING, work.cells().size())));
        try (ClusterRun run = new ClusterRun(spark(), work, batches(missing))) {
            begin(waiting, run);
            return waiting.run(work.cells(), work.twins(), run, listener);
        }
    }

    private synchronized void begin(ExperimentRunner waiting, ClusterRun run) {
        runner = waiting;
        cluster = run;
        if (stopped) {
            stop();
        }
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        if (runner != null && cluster != null) {
            runner.stop();
            cluster.close();
        }
    }

    @Override
    public synchronized void close() {
        if (context != null) {
            context.close();
        }
    }

    private record World(Object point, int peers, int seed) {}

    /** Cells that share a world, in batches small enough to keep every core busy. */
    private List<List<Cell>> batches(List<Cell> missing) {
        Map<World, List<Cell>> worlds = new LinkedHashMap<>();
        for (Cell cell : missing) {
            worlds.computeIfAbsent(new World(cell.point(), cell.peers(), cell.seed()), key -> new ArrayList<>())
                    .add(cell);
        }
        int cores = Math.max(1, spark().defaultParallelism());
        int size = Math.max(1, Math.min(MOST_CELLS, missing.size() / (cores * BATCHES_PER_CORE)));
        List<List<Cell>> batches = new ArrayList<>();
        for (List<Cell> world : worlds.values()) {
            for (int from = 0; from < world.size(); from += size) {
                batches.add(List.copyOf(world.subList(from, Math.min(world.size(), from + size))));
            }
        }
        return batches;
    }
}
