package egoist.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns what JMH measured into the table of the README and a figure: CPU times of an operation, and how many times as long each
 * takes as the product's own way in the same run.
 *
 * <p>Run, in the project's folder:
 *
 * <pre>{@code
 * java -jar benchmarks/target/egoist-benchmarks.jar 'Turn|Definition|Paths|Epoch|EngineSteps|Medoids|MemoryRoof' \
 *     -prof egoist.benchmarks.CpuTime -rf json -rff benchmarks/target/jmh.json
 * java -cp benchmarks/target/egoist-benchmarks.jar egoist.benchmarks.ResultsTable benchmarks/target/jmh.json
 * }</pre>
 */
public final class ResultsTable {
    static final String BEGIN = "<!-- measured: begin -->";
    static final String END = "<!-- measured: end -->";

    /** For each suite that compares, its method that is the product's way. */
    private static final Map<String, String> OWN =
            Map.of("Definition", "engine", "Paths", "primitive", "Medoids", "block", "Epoch", "steady");

    private static final List<String> ORDER =
            List.of("Turn", "Definition", "Epoch", "EngineSteps", "Paths", "Medoids", "MemoryRoof");

    private ResultsTable() {}

    public static void main(String[] files) throws IOException {
        List<JmhResult> results = new ArrayList<>();
        for (String file : files) {
            results.addAll(JmhResult.read(Path.of(file)));
        }
        Path readme = Path.of("README.md");
        Files.writeString(readme, replaced(Files.readString(readme), table(results)));
        Path figures = Files.createDirectories(Path.of("benchmarks/figures"));
        TurnFigure.write(results, figures.resolve("turn.svg"));
    }

    /**
     * The text with the table in the place of what was between the two markers.
     *
     * @throws IllegalArgumentException if the markers are missing
     */
    static String replaced(String text, String table) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("README.md has no lines " + BEGIN + " and " + END);
        }
        return text.substring(0, begin) + BEGIN + "\n" + table + text.substring(end);
    }

    /** The table in Markdown: a row for each suite and its parameters, a column for each method. */
    static String table(List<JmhResult> results) {
        StringBuilder rows = new StringBuilder(
                "| benchmark | with | CPU time an operation (times the product's) |\n| --- | --- | --- |\n");
        for (String suite : ORDER) {
            List<JmhResult> done = new ArrayList<>();
            for (JmhResult result : results) {
                if (result.suite().equals(suite) && done.stream().noneMatch(result::comparable)) {
                    done.add(result);
                    rows.append(row(result, results));
                }
            }
        }
        return rows.toString();
    }

    private static String row(JmhResult first, List<JmhResult> results) {
        List<JmhResult> alike = results.stream().filter(first::comparable).toList();
        double own = alike.stream()
                .filter(result -> result.method().equals(OWN.get(result.suite())))
                .mapToDouble(JmhResult::micros)
                .findFirst()
                .orElse(Double.NaN);
        List<String> cells = new ArrayList<>();
        for (JmhResult result : alike) {
            double ratio = result.micros() / own;
            boolean others = !Double.isNaN(ratio) && !result.method().equals(OWN.get(result.suite()));
            cells.add(result.method() + " " + time(result.micros()) + (others ? " (" + times(ratio) + ")" : ""));
        }
        List<String> with = new ArrayList<>();
        first.parameters().forEach((name, value) -> with.add(name.equals("metric") ? value : name + " " + value));
        return "| " + first.suite() + " | " + String.join(", ", with) + " | " + String.join("; ", cells) + " |\n";
    }

    static String time(double micros) {
        return micros < 1
                ? figures(micros * 1e3) + " ns"
                : micros < 1e3
                        ? figures(micros) + " us"
                        : micros < 1e6 ? figures(micros / 1e3) + " ms" : figures(micros / 1e6) + " s";
    }

    private static String times(double ratio) {
        return figures(ratio) + "x";
    }

    /** Three figures, which is more than such measurements repeat. */
    private static String figures(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }
}
