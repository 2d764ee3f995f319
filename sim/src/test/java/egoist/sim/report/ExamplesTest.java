package egoist.sim.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import egoist.sim.report.results.ResultFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples for pandas, R and DuckDB give the figures of summary.csv from runs.csv. Each is skipped where its tool is not
 * installed: Debian's {@code python3-pandas} and {@code r-base-core}; DuckDB comes with the profile {@code examples}.
 */
class ExamplesTest {
    private static final Path EXAMPLES =
            Path.of("../scenarios/examples").toAbsolutePath().normalize();

    @TempDir
    static Path folder;

    private static Path run;

    @BeforeAll
    static void write() throws IOException {
        run = new SampleRun().sizes(8, 12).degrees(2, 3).write(folder.resolve("run"));
    }

    private record Row(String policy, String metric, int peers, int degree) {}

    @Test
    void pandas() throws Exception {
        String python = List.of("python3", "/usr/bin/python3").stream()
                .filter(name -> succeeds(name, "-c", "import pandas"))
                .findFirst()
                .orElse("");
        assumeTrue(!python.isEmpty(), "needs Python with pandas");
        agrees(output(python, EXAMPLES.resolve("ratios.py").toString(), run.toString()));
    }

    @Test
    void dataFramesOfR() throws Exception {
        assumeTrue(succeeds("Rscript", "--version"), "needs R");
        agrees(output("Rscript", EXAMPLES.resolve("ratios.R").toString(), run.toString()));
    }

    @Test
    void duckDb() throws Exception {
        String sql = Files.readString(EXAMPLES.resolve("ratios.sql")).replace("'runs.csv'", "'" + run + "/runs.csv'");
        StringBuilder csv = new StringBuilder("policy,metric,n,k,cost,ratio\n");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                for (int column = 1; column <= 6; column++) {
                    csv.append(rows.getString(column)).append(column == 6 ? "\n" : ",");
                }
            }
        } catch (SQLException e) {
            assumeTrue(
                    !String.valueOf(e.getMessage()).contains("No suitable driver"), "needs DuckDB: ./mvnw -Pexamples");
            throw e;
        }
        agrees(csv.toString());
    }

    private static void agrees(String csv) {
        Map<Row, double[]> found = new HashMap<>();
        List<String> lines = csv.lines().toList();
        assertEquals("policy,metric,n,k,cost,ratio", lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            Row row = new Row(cells[0], cells[1], Integer.parseInt(cells[2]), Integer.parseInt(cells[3]));
            found.put(row, new double[] {Double.parseDouble(cells[4]), Double.parseDouble(cells[5])});
        }
        List<Summary.Row> summary = ResultFolder.open(run).summary();
        assertEquals(summary.size(), found.size());
        for (Summary.Row row : summary) {
            double[] figures = found.get(new Row(row.policy(), row.metric(), row.peers(), row.degree()));
            assertTrue(figures != null, row + " is missing in\n" + csv);
            assertEquals(row.cost().mean(), figures[0], 1e-5 * row.cost().mean());
            assertEquals(row.ratio().mean(), figures[1], 1e-5);
        }
    }

    private static boolean succeeds(String... command) {
        try {
            output(command);
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    private static String output(String... command) throws IOException {
        Path errors = folder.resolve("errors.txt");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(errors));
            }
            return out;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
