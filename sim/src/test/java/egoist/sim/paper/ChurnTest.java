package egoist.sim.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
 * What the churn sweep of the paper (EGOIST, CoNEXT 2008, section 4.4 and figure 4) shows here too, at reduced size: peers that
 * donate links to a ring are worth more than selfish ones once many come and go, as fewer are out of reach, while in quiet
 * times the donated links cost something.
 */
class ChurnTest {
    @TempDir
    private Path folder;

    /** Means over the seeds by policy and measure. */
    private Map<String, Double> run(String compression) throws IOException {
        CommandLine commandLine = SimCli.commandLine();
        StringWriter err = new StringWriter();
        commandLine.setOut(new PrintWriter(new StringWriter()));
        commandLine.setErr(new PrintWriter(err));
        Path out = folder.resolve(compression);
        List<String> arguments = List.of(
                "run",
                "../scenarios/churn.yaml",
                "--out",
                out.toString(),
                "--quiet",
                "--set",
                "policies=[k-random, best-response, hybrid-best-response]",
                "--set",
                "churn.compression=" + compression,
                "--set",
                "seeds=3",
                "--set",
                "duration=20m",
                "--set",
                "warmup=5m");
        assertEquals(0, commandLine.execute(arguments.toArray(new String[0])), err.toString());
        Map<String, Double> means = new HashMap<>();
        for (String line : Files.readAllLines(out.resolve("measures-summary.csv"))) {
            String[] fields = line.split(",", -1);
            if (!fields[7].equals("mean") && !fields[7].isEmpty()) {
                means.put(fields[0] + " " + fields[4] + fields[5], Double.parseDouble(fields[7]));
            }
        }
        for (String line : Files.readAllLines(out.resolve("summary.csv"))) {
            String[] fields = line.split(",", -1);
            if (!fields[5].equals("cost_mean")) {
                means.put(fields[0] + " cost", Double.parseDouble(fields[5]));
            }
        }
        return means;
    }

    private static double toBestResponse(Map<String, Double> means, String policy, String measure) {
        return means.getOrDefault(policy + " " + measure, Double.NaN)
                / means.getOrDefault("best-response " + measure, Double.NaN);
    }

    @Test
    void donatedLinksPayOnceManyComeAndGo() throws IOException {
        Map<String, Double> restless = run("5");
        double cost = toBestResponse(restless, "hybrid-best-response", "cost");
        double unreachable = toBestResponse(restless, "hybrid-best-response", "unreachable-share");
        double efficiency = toBestResponse(restless, "hybrid-best-response", "efficiency-per-ms");
        double random = toBestResponse(restless, "k-random", "efficiency-per-ms");
        System.out.printf(
                "churn of 1e-2 per second, of best response: HybridBR's cost %.2f, unreachable pairs %.2f, efficiency %.2f;"
                        + " k-Random's efficiency %.2f%n",
                cost, unreachable, efficiency, random);
        assertTrue(cost < 1, "cost " + cost);
        assertTrue(unreachable < 1, "unreachable pairs " + unreachable);
        assertTrue(efficiency > 0.85, "efficiency " + efficiency);
        assertTrue(random < 0.75, "k-Random's efficiency " + random);
    }

    @Test
    void inQuietTimesTheyCostSomething() throws IOException {
        Map<String, Double> quiet = run("0.01");
        double cost = toBestResponse(quiet, "hybrid-best-response", "cost");
        double efficiency = toBestResponse(quiet, "hybrid-best-response", "efficiency-per-ms");
        System.out.printf(
                "churn of 2e-5 per second: HybridBR's cost %.3f and efficiency %.3f of best response%n",
                cost, efficiency);
        assertTrue(cost > 1 && cost < 1.12, "cost " + cost);
        assertTrue(Double.isNaN(efficiency) || efficiency < 1, "efficiency " + efficiency);
    }
}
