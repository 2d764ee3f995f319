package egoist.sim.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every shipped scenario, with a dozen peers, runs twice to the same bytes in every CSV file, on one thread and on two. */
class ShippedScenariosTest {
    private static final Path SCENARIOS = Path.of("../scenarios");
    private static final Path MATRIX =
            Path.of(System.getProperty("egoist.data", "../../shared/data")).resolve("planetlab-490-t01.csv.gz");

    @TempDir
    private Path folder;

    static List<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void runsTwiceToTheSameBytes(String scenario) throws IOException {
        Path first = run(scenario, 1);
        Path second = run(scenario, 2);
        List<String> names = csvFiles(first);
        assertTrue(names.size() > 5, names.toString());
        assertEquals(names, csvFiles(second));
        for (String name : names) {
            assertArrayEquals(Files.readAllBytes(first.resolve(name)), Files.readAllBytes(second.resolve(name)), name);
        }
    }

    private static List<String> csvFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    private Path run(String scenario, int threads) throws IOException {
        Path out = folder.resolve(threads + "-threads");
        List<String> arguments = new ArrayList<>(List.of(
                "run", SCENARIOS.resolve(scenario).toString(), "--out", out.toString(), "--quiet", "-j", "" + threads));
        arguments.addAll(List.of("--set", "peers=12", "--set", "k=2", "--set", "seeds=1"));
        if (Files.readString(SCENARIOS.resolve(scenario)).contains("latency: {model: matrix}")) {
            assumeTrue(Files.exists(MATRIX), "no measured data at " + MATRIX.toAbsolutePath());
            arguments.addAll(List.of("--set", "network.latency.file=" + MATRIX.toAbsolutePath()));
        }
        CommandLine commandLine = SimCli.commandLine();
        StringWriter err = new StringWriter();
        commandLine.setOut(new PrintWriter(new StringWriter()));
        commandLine.setErr(new PrintWriter(err));
        int outcome = commandLine.execute(arguments.toArray(new String[0]));
        // What a scenario asserts of its own size need not hold of a dozen peers.
        assertTrue(outcome == ExitCodes.OK || outcome == ExitCodes.FAILED, scenario + ": " + err);
        return out;
    }
}
