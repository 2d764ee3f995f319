package egoist.sim.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import egoist.sim.cli.SimCli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Results of a run on Spark beside those of the same run on threads of this process. */
final class SameFiles {
    private static final int CSV_FILES = 10;

    private SameFiles() {}

    /** Runs a scenario on threads and compares every CSV file, byte by byte. */
    static void assertAsOnThreads(Path scenario, Path threads, Path spark) throws IOException {
        StringWriter out = new StringWriter();
        int code = SimCli.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute("run", scenario.toString(), "--out", threads.toString());
        assertEquals(0, code, out.toString());
        List<Path> files;
        try (Stream<Path> list = Files.list(threads)) {
            files = list.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        assertEquals(CSV_FILES, files.size(), files.toString());
        for (Path file : files) {
            Path other = spark.resolve(file.getFileName());
            assertEquals(-1, Files.mismatch(file, other), file + " and " + other + " differ");
        }
    }
}
