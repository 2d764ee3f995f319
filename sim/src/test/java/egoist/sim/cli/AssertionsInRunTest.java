package egoist.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a scenario asserts decides what its run exits with; and the commands that look at a run afterwards. */
class AssertionsInRunTest {
    private static final String SCENARIO = """
            peers: 8
            k: 2
            policies: [k-random, best-response]
            seeds: 2
            network: {latency: euclidean}
            assert: |
              cost.best-response < cost.k-random
              cost.best-response %s 0
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int egoist(String... arguments) {
        CommandLine commandLine = SimCli.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    private int run(String comparison) throws IOException {
        Path file = Files.writeString(folder.resolve("scenario.yaml"), SCENARIO.formatted(comparison));
        return egoist("run", file.toString(), "--out", folder.resolve("run").toString(), "--quiet");
    }

    @Test
    void allHold() throws IOException {
        assertEquals(ExitCodes.OK, run(">"), err.toString());
        assertTrue(
                err.toString().contains("✓ cost.best-response < cost.k-random (in the one setting)"), err.toString());
    }

    @Test
    void oneDoesNotHold() throws IOException {
        assertEquals(ExitCodes.FAILED, run("<"));
        assertTrue(
                err.toString().contains("✗ cost.best-response < 0 (not in 1 of 1: at delay, n = 8, k = 2:"),
                err.toString());
    }

    @Test
    void oneSaysNothing() throws IOException {
        assertEquals(ExitCodes.USAGE, run("is about"));
        assertTrue(err.toString().contains("E107"), err.toString());
        assertTrue(err.toString().contains("at column 20 there is 'is about 0', not <, <=, > or >="), err.toString());
    }

    @Test
    void aRunIsReportedDrawnComparedAndTraced() throws IOException {
        run(">");
        String run = folder.resolve("run").toString();
        assertTrue(Files.size(folder.resolve("run/report.html")) > 1_000_000, "a run ends with its report");
        assertEquals(ExitCodes.OK, egoist("report", run), err.toString());
        assertEquals(ExitCodes.OK, egoist("plot", run, "--format", "svg"), err.toString());
        assertTrue(Files.exists(folder.resolve("run/plots/cost-k.delay.n8.svg")));
        assertEquals(ExitCodes.OK, egoist("compare", run, run), err.toString());
        assertTrue(out.toString().contains("no difference"), out.toString());
        assertEquals(ExitCodes.OK, egoist("trace", run, "--peer", "3"), err.toString());
        assertTrue(out.toString().contains("At the start: peer 3"), out.toString());
        assertEquals(ExitCodes.USAGE, egoist("trace", run, "--peer", "99"));
        assertEquals(ExitCodes.USAGE, egoist("report", folder.toString()));
        assertTrue(err.toString().contains("has no runs.csv"), err.toString());
    }
}
