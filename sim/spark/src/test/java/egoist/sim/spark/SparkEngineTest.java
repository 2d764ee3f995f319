package egoist.sim.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep on Spark within one process of two cores, as a process of its own: the same bytes as on threads. */
class SparkEngineTest {
    private static final String GRID = """
            name: grid
            peers: 14
            k: 2..3
            policies: [k-random, best-response, full-mesh]
            seeds: 3
            sweep: {game.epochs: [3, 6]}
            network: {latency: euclidean}
            """;

    @TempDir
    private Path folder;

    @Test
    void sameBytesAsThreads() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("grid.yaml"), GRID);
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of(
                "-Xmx1g",
                "-Dspark.master=local[2]",
                "-Dspark.ui.enabled=false",
                "-Dspark.driver.host=127.0.0.1",
                "-cp",
                System.getProperty("java.class.path"),
                "egoist.sim.spark.SparkMain",
                "run",
                file.toString(),
                "--out",
                folder.resolve("spark").toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertTrue(process.waitFor(4, TimeUnit.MINUTES), "still running");
        String log = Files.readString(folder.resolve("log"));
        assertEquals(0, process.exitValue(), log);
        assertTrue(log.contains("36 cells on Spark "), log);
        SameFiles.assertAsOnThreads(file, folder.resolve("threads"), folder.resolve("spark"));
    }
}
