package egoist.node;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Delays of a measured matrix of round trips, each way half of it, and what the paths of a live overlay cost on them. */
final class MeasuredDelays {
    private static final Path MATRIX = Path.of("../../shared/data/planetlab-490-t01.csv.gz");
    private static final int STRIDE = 23;
    private static final double MICROS_PER_MILLI = 1000;
    private static final long UNREACHABLE = 1L << 40;

    private MeasuredDelays() {}

    /**
     * One-way delays in microseconds between every 23rd node of the matrix; the first is the bootstrap's. The test is skipped
     * where the data is missing.
     */
    static int[][] oneWayMicros(int nodes) {
        assumeTrue(Files.exists(MATRIX), "the measured delays are not here: " + MATRIX);
        List<double[]> rows = rows();
        int[][] micros = new int[nodes][nodes];
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                double roundTrip = rows.get(i * STRIDE % rows.size())[j * STRIDE % rows.size()];
                micros[i][j] = i == j ? 0 : (int) Math.round(roundTrip / 2 * MICROS_PER_MILLI);
            }
        }
        return micros;
    }

    private static List<double[]> rows() {
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(MATRIX)), StandardCharsets.US_ASCII))) {
            reader.lines()
                    .forEach(line -> rows.add(Arrays.stream(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Writes one-way delays from the {@code first} node on as a matrix of microseconds. */
    static void write(int[][] micros, int first, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = first; i < micros.length; i++) {
            lines.add(Arrays.stream(micros[i], first, micros.length)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(",")));
        }
        Files.write(file, lines);
    }

    static Map<String, Integer> index(List<Node> members) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            index.put(members.get(i).id().toString(), i);
        }
        return index;
    }

    /**
     * Mean cost of the shortest overlay path over all ordered pairs of these members along the links that stand, with the
     * injected delays as link costs; member {@code i} is node {@code i + 1} of the matrix.
     */
    static double meanCost(LocalOverlay overlay, List<Node> members) {
        long sum = 0;
        for (long[] row : costs(overlay, members)) {
            sum += Arrays.stream(row).sum();
        }
        return (double) sum / members.size() / (members.size() - 1);
    }

    /**
     * Paths between the first members.
     *
     * @param meanMicros mean cost of those there are
     * @param lost share of the pairs that have none
     */
    record Paths(double meanMicros, double lost) {}

    /** Paths between the {@code first} ones at this moment, over whomever they lead. */
    static Paths paths(LocalOverlay overlay, List<Node> members, int first) {
        long[][] cost = costs(overlay, members);
        long sum = 0;
        int there = 0;
        for (int i = 0; i < first; i++) {
            for (int j = 0; j < first; j++) {
                if (i != j && cost[i][j] < UNREACHABLE) {
                    sum += cost[i][j];
                    there++;
                }
            }
        }
        return new Paths((double) sum / Math.max(1, there), 1 - (double) there / first / (first - 1));
    }

    private static long[][] costs(LocalOverlay overlay, List<Node> members) {
        Map<String, Integer> index = index(members);
        int n = members.size();
        long[][] cost = new long[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(cost[i], UNREACHABLE);
            cost[i][i] = 0;
            for (var link : members.get(i).links()) {
                Integer j = index.get(link.peer());
                if (link.out() && j != null) {
                    cost[i][j] = overlay.delaysMicros[i + 1][j + 1];
                }
            }
        }
        for (int via = 0; via < n; via++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    cost[i][j] = Math.min(cost[i][j], cost[i][via] + cost[via][j]);
                }
            }
        }
        return cost;
    }
}
