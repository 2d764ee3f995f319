package egoist.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The examples for Slurm and Kubernetes ask for the parts they should; a script that only tells its arguments stands for Egoist. */
class ClusterExamplesTest {
    private static final Path EXAMPLES = Path.of("../scenarios/examples");
    private static final Path BASH = Path.of("/bin/bash");

    @TempDir
    private Path folder;

    private Path teller = Path.of("");

    @BeforeEach
    void write() throws IOException {
        assumeTrue(Files.isExecutable(BASH), "no bash");
        teller = Files.writeString(folder.resolve("egoist"), "#!/bin/sh\necho \"$@\"\n");
        assertTrue(teller.toFile().setExecutable(true));
    }

    private String told(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(arguments).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("EGOIST", teller.toString());
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
        assertEquals(0, process.exitValue(), told);
        return told.strip();
    }

    @Test
    void slurm() throws IOException, InterruptedException {
        String script = EXAMPLES.resolve("sweep.slurm").toString();
        Map<String, String> task = Map.of("SLURM_ARRAY_TASK_ID", "3", "SLURM_CPUS_PER_TASK", "4");
        assertEquals(
                "sim run grid.yaml --shard 3/16 -j 4 --out results/grid.part-3 --quiet",
                told(task, BASH.toString(), script, "grid.yaml", "results/grid"));
        String text = Files.readString(Path.of(script));
        assertTrue(text.contains("#SBATCH --array=1-16") && text.contains("parts=16"), "array and parts differ");
    }

    @Test
    void kubernetes() throws IOException, InterruptedException {
        Object job = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(EXAMPLES.resolve("sweep-kubernetes.yaml")));
        assertEquals("Job", at(job, "kind"));
        assertEquals("Indexed", at(job, "spec", "completionMode"));
        assertEquals(16, at(job, "spec", "completions"));
        Object container = ((List<?>) at(job, "spec", "template", "spec", "containers")).get(0);
        assertEquals(List.of("bash", "-c"), at(container, "command"));
        String command = (String) ((List<?>) at(container, "args")).get(0);
        assertEquals(
                "sim run grid.yaml --shard 3/16 --out results/grid.part-3 -j 2 --quiet",
                told(Map.of("JOB_COMPLETION_INDEX", "2"), BASH.toString(), "-c", command));
    }

    private static Object at(Object node, String... path) {
        Object here = node;
        for (String key : path) {
            here = ((Map<?, ?>) here).get(key);
            assertTrue(here != null, "no " + key + " in " + String.join(".", path));
        }
        return here;
    }
}
