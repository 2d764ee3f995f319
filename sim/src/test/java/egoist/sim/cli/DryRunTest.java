package egoist.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is told before a run, and what is refused. */
class DryRunTest {
    private static final long HEAP_BYTES = 1 << 30;

    @TempDir
    private Path folder;

    private record Outcome(int code, String out, String err) {}

    private Outcome run(long heapBytes, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("scenario.yaml"), """
                name: small
                peers: 12
                k: 2..3
                policies: [k-random, full-mesh]
                seeds: 3
                network: {latency: euclidean}
                """);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = SimCli.commandLine();
        command.getCommandSpec().removeSubcommand("run");
        command.addSubcommand(new RunCommand(null, heapBytes));
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        command.setExecutionExceptionHandler(SimCli.commandLine().getExecutionExceptionHandler());
        String[] arguments = Stream.concat(
                        Stream.of("run", file.toString(), "--out", results().toString(), "-j", "2"), Stream.of(more))
                .toArray(String[]::new);
        return new Outcome(command.execute(arguments), out.toString(), err.toString());
    }

    private Path results() {
        return folder.resolve("results");
    }

    @Test
    void tellsCellsMemoryAndWhatIsFinished() throws IOException {
        Outcome first = run(HEAP_BYTES, "--dry-run");
        assertEquals(ExitCodes.OK, first.code(), first.err());
        assertFalse(Files.exists(results()), "a dry run wrote something");
        assertEquals(
                List.of(
                        "cells     12, 0 of them finished in " + results(),
                        "points    one",
                        "policies  k-random; full-mesh",
                        "metrics   delay",
                        "peers     12",
                        "k         2; 3",
                        "seeds     3"),
                first.out().lines().limit(7).toList());
        assertTrue(first.out().contains("into the heap of 1024 MiB"), first.out());
        assertTrue(first.out().contains("on 2 cores by a rough model"), first.out());
        assertEquals(ExitCodes.OK, run(HEAP_BYTES, "--only", "k=2").code());
        Outcome then = run(HEAP_BYTES, "--dry-run");
        assertFalse(then.out().contains(" 0 of them finished"), then.out());
        assertTrue(then.out().contains("by the times of 9 finished cells"), then.out());
    }

    @Test
    void refusesWhatDoesNotFit() throws IOException {
        Outcome outcome = run(100_000, "--set", "mode=protocol");
        assertEquals(ExitCodes.USAGE, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("E126"), outcome.err());
        assertTrue(outcome.err().contains("2 simulations at once, the largest full-mesh"), outcome.err());
        assertTrue(outcome.err().contains("JDK_JAVA_OPTIONS=-Xmx"), outcome.err());
        assertFalse(Files.exists(results()), "a refused run wrote something");
    }
}
