package egoist.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of what JMH measured.
 *
 * @param suite name of the benchmark's class without {@code Benchmark}
 * @param method name of its method
 * @param parameters its parameters
 * @param wallMicros median wall time of an operation
 * @param cpuMicros median CPU time of an operation, if the run had the profiler {@link CpuTime}; else not a number
 */
record JmhResult(String suite, String method, Map<String, String> parameters, double wallMicros, double cpuMicros) {

    private static final Map<String, Double> MICROS = Map.of("ns/op", 1e-3, "us/op", 1.0, "ms/op", 1e3, "s/op", 1e6);

    /**
     * Reads a file that JMH wrote with {@code -rf json}; benchmarks that measure something else than time are left out.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static List<JmhResult> read(Path file) throws IOException {
        JsonNode root = JsonMapper.shared().readTree(Files.readString(file));
        if (!root.isArray()) {
            throw new IllegalArgumentException(
                    file + ": no result of JMH; run the benchmarks with -rf json -rff " + file);
        }
        List<JmhResult> results = new ArrayList<>();
        for (JsonNode run : root) {
            JsonNode metric = run.path("primaryMetric");
            String unit = metric.path("scoreUnit").asString("");
            if (MICROS.containsKey(unit)) {
                String[] name = run.path("benchmark").asString("").split("\\.");
                Map<String, String> parameters = new TreeMap<>();
                run.path("params")
                        .properties()
                        .forEach(entry ->
                                parameters.put(entry.getKey(), entry.getValue().asString()));
                results.add(new JmhResult(
                        name[name.length - 2].replace("Benchmark", ""),
                        name[name.length - 1],
                        parameters,
                        median(metric) * MICROS.get(unit),
                        median(run.path("secondaryMetrics").path("cpu"))));
            }
        }
        return results;
    }

    /** CPU time if it was measured, else wall time: some systems count CPU time in steps of 10 ms, and a shorter run shows none. */
    double micros() {
        return cpuMicros > 0 ? cpuMicros : wallMicros;
    }

    /** The value of a parameter, or nothing. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Whether another result is of the same suite and parameters, so that the two can be compared. */
    boolean comparable(JmhResult other) {
        return suite.equals(other.suite) && parameters.equals(other.parameters);
    }

    private static double median(JsonNode metric) {
        List<Double> values = new ArrayList<>();
        metric.path("rawData").forEach(fork -> fork.forEach(value -> values.add(value.asDouble())));
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                        .average()
                        .orElseThrow();
    }
}
