package egoist.sim.paper;

import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.cli.SimCli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Figures 2 and 3 of the CoNEXT 2008 paper at reduced length: re-wirings fall to a plateau that grows with k, and a threshold
 * of 10 % saves most of them for a few per cent of cost.
 */
class RewiringsTest {
    private static final int EPOCHS = 120;

    @TempDir
    private Path folder;

    private record Figures(double cost, double early, double plateau) {}

    private Map<String, Figures> play() throws IOException {
        CommandLine commandLine = SimCli.commandLine();
        StringWriter err = new StringWriter();
        commandLine.setErr(new PrintWriter(err));
        commandLine.setOut(new PrintWriter(new StringWriter()));
        int code = commandLine.execute(
                "run",
                "../scenarios/rewirings.yaml",
                "--out",
                folder.toString(),
                "--quiet",
                "--set",
                "seeds=2",
                "--set",
                "game.epochs=" + EPOCHS,
                "--set",
                "game.measure-epochs=60",
                "--set",
                "policies=[best-response, {policy: epsilon-best-response, epsilon: 0.1}]");
        assertTrue(code == 0, err.toString());
        Map<String, double[]> sums = new HashMap<>();
        List<String> lines = Files.readAllLines(folder.resolve("timeseries.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            double[] sum = sums.computeIfAbsent(fields[0] + " " + fields[1], key -> new double[3]);
            int epoch = Integer.parseInt(fields[5]);
            double links = Double.parseDouble(fields[9]);
            sum[0] += epoch > EPOCHS - 60 ? Double.parseDouble(fields[7]) : 0;
            sum[1] += epoch <= 2 ? links / 4 : 0;
            sum[2] += epoch > EPOCHS - 60 ? links / 120 : 0;
        }
        Map<String, Figures> figures = new HashMap<>();
        sums.forEach((key, sum) -> figures.put(key, new Figures(sum[0] / 120, sum[1], sum[2])));
        return figures;
    }

    @Test
    void fallToAPlateauThatGrowsWithTheDegreeAndThresholdsSaveMostOfThem() throws IOException {
        Map<String, Figures> figures = play();
        System.out.println("re-wirings (links per epoch): " + figures);
        double lower = 0;
        for (int degree : new int[] {2, 3, 5, 8}) {
            Figures full = figures.get("best-response " + degree);
            Figures lazy = figures.get("epsilon-best-response " + degree);
            String which = "k=" + degree + ": " + full + " " + lazy;
            assertTrue(full.early() > 1.4 * full.plateau(), which);
            assertTrue(full.plateau() > lower, which);
            assertTrue(lazy.plateau() < 0.2 * full.plateau(), which);
            assertTrue(lazy.cost() < 1.12 * full.cost(), which);
            lower = full.plateau();
        }
    }
}
