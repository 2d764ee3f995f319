package egoist.sim.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, the jars and a cluster as users have them: a master and two workers, each a process. */
class SparkClusterIT {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern FINISHED = Pattern.compile("Finished task .*\\(executor (\\d+)\\)");

    /** 40 cells of different length. */
    private static final String CELLS_40 = """
            name: cells
            peers: %d
            k: 3..4
            policies: [k-random, best-response]
            seeds: 10
            network: {latency: euclidean}
            """;

    @TempDir
    private static Path clusterFolder;

    private static LoopbackCluster cluster;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        cluster = new LoopbackCluster(clusterFolder, ROOT.resolve("sim/spark/target/spark"));
    }

    @AfterAll
    static void end() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private Process run(Path file) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Degoist.home=" + ROOT,
                        "-jar",
                        ROOT.resolve("sim/target/egoist-sim.jar").toString(),
                        "run",
                        file.toString(),
                        "--out",
                        folder.resolve("spark").toString(),
                        "--engine",
                        "spark",
                        "--master=" + cluster.master(),
                        "--spark-conf",
                        "spark.driver.host=127.0.0.1",
                        "--spark-conf",
                        "spark.executor.memory=512m",
                        "--spark-conf",
                        "spark.log.level=INFO"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().remove("SPARK_HOME");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder.start();
    }

    /**
     * As {@code bin/spark-submit} starts it, by Spark's own main class: {@code spark-submit --master URL egoist-spark.jar run FILE}.
     */
    private Process submit(Path file) throws IOException {
        Path spark = ROOT.resolve("sim/spark/target");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of(
                "-Xmx1g",
                "-cp",
                spark.resolve("spark/jars") + File.separator + "*",
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                cluster.master(),
                "--executor-memory",
                "512m",
                "--conf",
                "spark.driver.host=127.0.0.1",
                spark.resolve("egoist-spark.jar").toString(),
                "run",
                file.toString(),
                "--out",
                folder.resolve("spark").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME",
                        spark.resolve("spark").toString(),
                        "SPARK_LOCAL_IP",
                        "127.0.0.1",
                        "SPARK_SCALA_VERSION",
                        "2.13"));
        return builder.start();
    }

    @Test
    void sparksOwnMainClassRunsTheJar() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("cells.yaml"), CELLS_40.formatted(30));
        String log = finish(submit(file));
        assertTrue(log.contains("40 cells on Spark "), log);
        SameFiles.assertAsOnThreads(file, folder.resolve("threads"), folder.resolve("spark"));
    }

    private String finish(Process process) throws IOException, InterruptedException {
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "still running");
        String log = Files.readString(folder.resolve("log"));
        assertEquals(0, process.exitValue(), log);
        assertTrue(log.contains("40 cells: 40 ok, 0 failed, 0 skipped"), log);
        return log;
    }

    private static Set<String> executors(String log) {
        Set<String> executors = new TreeSet<>();
        for (Matcher matcher = FINISHED.matcher(log); matcher.find(); ) {
            executors.add(matcher.group(1));
        }
        return executors;
    }

    @Test
    void fortyCellsOnTwoExecutorsAreAsOnThreads() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("cells.yaml"), CELLS_40.formatted(60));
        String log = finish(run(file));
        assertEquals(2, executors(log).size(), "executors used: " + executors(log));
        SameFiles.assertAsOnThreads(file, folder.resolve("threads"), folder.resolve("spark"));
    }

    @Test
    void anExecutorKilledInMidRunChangesNothing() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("cells.yaml"), CELLS_40.formatted(150));
        Process process = run(file);
        LoopbackCluster.await(
                folder.resolve("log"), text -> text.split("Finished task", -1).length > 3, "finished tasks");
        assertTrue(cluster.killAnExecutor(), "no executor was there to kill");
        String log = finish(process);
        assertTrue(log.contains("Lost executor"), "the driver did not notice");
        SameFiles.assertAsOnThreads(file, folder.resolve("threads"), folder.resolve("spark"));
    }
}
