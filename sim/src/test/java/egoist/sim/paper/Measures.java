package egoist.sim.paper;

import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.cli.SimCli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The means in {@code measures-summary.csv} and {@code summary.csv} of a shipped scenario that was run with some settings changed. */
record Measures(Map<String, Double> means) {

    /**
     * Runs a scenario into a folder.
     *
     * @param settings as for {@code --set}
     */
    static Measures of(String scenario, Path folder, String... settings) throws IOException {
        CommandLine commandLine = SimCli.commandLine();
        StringWriter err = new StringWriter();
        commandLine.setErr(new PrintWriter(err));
        commandLine.setOut(new PrintWriter(new StringWriter()));
        List<String> arguments = new ArrayList<>(
                List.of("run", "../scenarios/" + scenario, "--out", folder.toString(), "--quiet", "-j", "2"));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        int code = commandLine.execute(arguments.toArray(new String[0]));
        assertTrue(code == 0, err.toString());
        Map<String, Double> means = new HashMap<>();
        read(folder.resolve("measures-summary.csv"), List.of("measure", "at"), "mean", means);
        read(folder.resolve("summary.csv"), List.of(), "ratio_to_br", means);
        return new Measures(means);
    }

    private static void read(Path file, List<String> keys, String value, Map<String, Double> means) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.get(0).split(",", -1));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            StringBuilder name =
                    new StringBuilder(fields[header.indexOf("policy")] + " " + fields[header.indexOf("k")]);
            keys.forEach(key -> name.append(' ').append(fields[header.indexOf(key)]));
            String text = fields[header.indexOf(value)];
            if (!text.isEmpty()) {
                means.put(name.toString(), Double.valueOf(text));
            }
        }
    }

    /** The mean of a measure. */
    double of(String policy, int degree, String measure, String at) {
        return known(policy + " " + degree + " " + measure + " " + at);
    }

    /** Cost over best response's. */
    double ratio(String policy, int degree) {
        return known(policy + " " + degree);
    }

    private double known(String name) {
        Double mean = means.get(name);
        assertTrue(mean != null, () -> "'" + name + "' is not among " + means.keySet());
        return mean == null ? Double.NaN : mean;
    }
}
