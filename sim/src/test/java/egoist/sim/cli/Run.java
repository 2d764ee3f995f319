package egoist.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What came of a command line. */
record Run(int code, String out, String err) {
    static Run egoist(String... arguments) {
        return egoist(null, arguments);
    }

    static Run egoist(@Nullable Engine engine, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = SimCli.commandLine(engine);
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        int code = commandLine.execute(arguments);
        return new Run(code, out.toString(), err.toString());
    }

    Run expect(int expected) {
        assertEquals(expected, code, err + out);
        return this;
    }

    static void assertSameCsv(Path expected, Path actual) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(expected)) {
            files = list.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        assertEquals(10, files.size(), files.toString());
        for (Path file : files) {
            Path other = actual.resolve(file.getFileName());
            assertEquals(-1, Files.mismatch(file, other), file + " and " + other + " differ");
        }
    }
}
