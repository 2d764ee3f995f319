package egoist.sim.report.plot;

import egoist.sim.report.results.Treatment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What drawings hold for, as names with values: for titles, file names and the choice of panels. */
final class Settings {
    private Settings() {}

    /** Metric, n and k where they are not on an axis, the axes of a sweep, and a policy if it is one's own. */
    static Map<String, String> of(Treatment.Setting setting, String policy) {
        Map<String, String> at = new LinkedHashMap<>();
        at.put("metric", setting.metric());
        if (setting.peers() > 0) {
            at.put("n", Integer.toString(setting.peers()));
        }
        if (setting.degree() > 0) {
            at.put("k", Integer.toString(setting.degree()));
        }
        at.putAll(setting.point().values());
        if (!policy.isEmpty()) {
            at.put("policy", policy);
        }
        return at;
    }

    /** {@code delay, n = 50, loss = 0.1, best-response}. */
    static String told(Map<String, String> at) {
        return at.entrySet().stream()
                .map(entry -> told(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** {@code loss = 0.1}; metric and policy speak for themselves. */
    static String told(String name, String value) {
        return speaks(name) ? value : name + " = " + value;
    }

    /** {@code cost-k.delay.n50.loss-0.1}: a name for a file. */
    static String fileName(String id, Map<String, String> at) {
        return at.entrySet().stream()
                .map(entry -> switch (entry.getKey()) {
                    case "n", "k" -> entry.getKey() + entry.getValue();
                    default -> speaks(entry.getKey()) ? entry.getValue() : entry.getKey() + "-" + entry.getValue();
                })
                .map(part -> "." + part)
                .collect(Collectors.joining("", id, ""))
                .replaceAll("[^A-Za-z0-9._-]+", "-");
    }

    private static boolean speaks(String name) {
        return name.equals("metric") || name.equals("policy");
    }
}
