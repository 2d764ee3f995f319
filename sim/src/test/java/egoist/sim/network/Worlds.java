package egoist.sim.network;

import egoist.sim.random.SeedStreams;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Worlds for tests, and what they look like from outside. */
final class Worlds {
    private Worlds() {}

    static Network network(String latency, Map<String, ?> parameters) {
        return network(LatencyModels.registry().get(latency).create(parameters));
    }

    static Network network(LatencyModel latency) {
        return new Network(
                latency,
                JitterModels.registry().get("none").create(Map.of()),
                LoadModels.registry().get("synthetic").create(Map.of()),
                BandwidthModels.registry().get("synthetic").create(Map.of()),
                0);
    }

    static World world(String latency, Map<String, ?> parameters, int peers, long seed) {
        return network(latency, parameters).world(peers, new SeedStreams(seed));
    }

    /** All one-way delays; the diagonal and missing pairs are -1. */
    static int[][] delays(World world) {
        int[][] delays = new int[world.peers()][world.peers()];
        for (int from = 0; from < delays.length; from++) {
            world.delayRow(from, 0, delays[from]);
        }
        return delays;
    }

    /** Round trips, twice the one-way delay, in milliseconds, ascending. */
    static double[] roundTripsMillis(int[][] delays) {
        return Arrays.stream(delays)
                .flatMapToInt(Arrays::stream)
                .filter(micros -> micros >= 0)
                .mapToDouble(micros -> micros / 500.0)
                .sorted()
                .toArray();
    }

    static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    static double quantile(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }

    /** Share of random triples (i, j, k) in which the detour over k is shorter than going from i to j. */
    static double triangleViolations(int[][] delays) {
        SplittableRandom random = new SplittableRandom(7);
        int shorter = 0;
        int triples = 0;
        while (triples < 200_000) {
            int i = random.nextInt(delays.length);
            int j = random.nextInt(delays.length);
            int k = random.nextInt(delays.length);
            if (delays[i][j] >= 0 && delays[i][k] >= 0 && delays[k][j] >= 0) {
                triples++;
                shorter += delays[i][k] + delays[k][j] < delays[i][j] ? 1 : 0;
            }
        }
        return (double) shorter / triples;
    }

    /** Share of pairs whose two directions differ by more than 10 % of the smaller. */
    static double asymmetry(int[][] delays) {
        int different = 0;
        int pairs = 0;
        for (int a = 0; a < delays.length; a++) {
            for (int b = a + 1; b < delays.length; b++) {
                if (delays[a][b] >= 0 && delays[b][a] >= 0) {
                    pairs++;
                    int difference = Math.abs(delays[a][b] - delays[b][a]);
                    different += difference > 0.1 * Math.min(delays[a][b], delays[b][a]) ? 1 : 0;
                }
            }
        }
        return (double) different / pairs;
    }
}
