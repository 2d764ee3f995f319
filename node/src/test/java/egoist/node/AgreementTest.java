package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Live nodes on measured delays end up with overlays as good as the simulator says of the same matrix, k and timers. The
 * simulator runs as a process of its own, as nodes and it never see each other: {@code -Degoist.simulator="java -jar ..."}, by
 * default the jar beside this module. Both figures go to {@code target/agreement.csv}.
 */
@Tag("live")
@Timeout(600)
class AgreementTest {
    private static final int NODES = 20;
    private static final int DEGREE = 3;
    private static final int WARM_UP_SECONDS = 60;
    private static final int SECONDS = 120;
    private static final int SIMULATED_SEEDS = 5;
    private static final double TOLERANCE = 0.05;

    @TempDir
    private Path directory;

    @Test
    void liveOverlaysCostWhatTheSimulatorSays() throws Exception {
        int[][] delays = MeasuredDelays.oneWayMicros(NODES + 1);
        List<Double> simulated = simulated(delays);
        double live = live(delays);
        double mean = simulated.stream().mapToDouble(cost -> cost).average().orElseThrow();
        List<String> csv = new ArrayList<>();
        csv.add("where,nodes,k,seed,mean_cost_ms,ratio_to_simulated");
        for (int seed = 0; seed < simulated.size(); seed++) {
            csv.add(row("simulated", seed, simulated.get(seed), mean));
        }
        csv.add(row("live", 0, live, mean));
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/agreement.csv"), csv);
        csv.forEach(System.out::println);
        assertTrue(Math.abs(live / mean - 1) <= TOLERANCE, "live " + live + " ms, simulated " + mean + " ms");
    }

    private static String row(String where, int seed, double cost, double mean) {
        return String.format(Locale.ROOT, "%s,%d,%d,%d,%.3f,%.4f", where, NODES, DEGREE, seed, cost, cost / mean);
    }

    /** Mean cost in milliseconds over the seconds after the warm-up, sampled once a second. */
    private double live(int[][] delays) throws Exception {
        try (LocalOverlay overlay = new LocalOverlay(directory, 71, LocalOverlay.quick(DEGREE))) {
            overlay.delaysMicros = delays;
            overlay.bootstrap();
            for (int i = 1; i <= NODES; i++) {
                overlay.member(i);
            }
            overlay.await("joining", Duration.ofMinutes(2), overlay::whole);
            Thread.sleep(TimeUnit.SECONDS.toMillis(WARM_UP_SECONDS));
            double sum = 0;
            for (int second = WARM_UP_SECONDS; second < SECONDS; second++) {
                sum += MeasuredDelays.meanCost(overlay, overlay.members());
                Thread.sleep(1000);
            }
            return sum / (SECONDS - WARM_UP_SECONDS) / 1000;
        }
    }

    /** The simulator's mean cost in milliseconds for each seed. */
    private List<Double> simulated(int[][] delays) throws IOException, InterruptedException {
        Path matrix = directory.resolve("matrix.csv");
        MeasuredDelays.write(delays, 1, matrix);
        Path scenario = directory.resolve("agreement.yaml");
        String protocol = LocalOverlay.quick(DEGREE).protocol().entrySet().stream()
                .map(entry -> "  " + entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n"));
        Files.writeString(
                scenario, """
                name: agreement
                description: what live nodes are compared with
                mode: protocol
                peers: %d
                k: %d
                metric: delay
                policies: [best-response]
                seeds: %d
                seed: 1
                duration: %ds
                warmup: %ds
                network:
                  latency: {model: matrix, file: %s, unit: us, kind: one-way}
                protocol:
                %s
                """.formatted(NODES, DEGREE, SIMULATED_SEEDS, SECONDS, WARM_UP_SECONDS, matrix, protocol));
        Path out = directory.resolve("simulated");
        List<String> command = new ArrayList<>(simulator());
        command.addAll(List.of("run", scenario.toString(), "--out", out.toString()));
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the simulator goes on for ever");
        assertEquals(0, process.exitValue(), Files.readString(log));
        List<String> runs = Files.readAllLines(out.resolve("runs.csv"));
        int column = Arrays.asList(runs.get(0).split(",")).indexOf("cost_mean");
        return runs.stream()
                .skip(1)
                .map(line -> Double.parseDouble(line.split(",")[column]))
                .toList();
    }

    private static List<String> simulator() {
        String given = System.getProperty("egoist.simulator");
        if (given != null) {
            return List.of(given.split(" "));
        }
        Path jar = Path.of("../sim/target/egoist-sim.jar");
        assumeTrue(
                Files.exists(jar), "the simulator is not built: ./mvnw -pl sim -am package -DskipTests makes " + jar);
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString());
    }
}
