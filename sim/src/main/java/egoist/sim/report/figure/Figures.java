package egoist.sim.report.figure;

import egoist.sim.report.Summary;
import egoist.sim.report.results.ResultFolder;
import egoist.sim.report.results.Treatment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** All figures that the files of a run give material for; the rest are left out. */
public final class Figures {
    private Figures() {}

    /** In the order in which a reader wants them. */
    public static List<Figure> of(ResultFolder folder) {
        List<Summary.Row> summary = folder.summary();
        List<Figure> figures = new ArrayList<>(CostFigures.of(summary));
        figures.addAll(PathFigures.of(folder.paths()));
        figures.addAll(TimeFigures.of(folder.samples()));
        figures.addAll(OverheadFigures.of(folder.overhead()));
        return figures;
    }

    /** Labels of the policies, in the order of the run. */
    public static List<String> policies(List<Summary.Row> summary) {
        Set<String> policies = new LinkedHashSet<>();
        for (Summary.Row row : summary) {
            policies.add(row.policy());
        }
        return List.copyOf(policies);
    }

    /** {@code mean cost (ms)}: a name and the unit of a metric, if it has one. */
    static String withUnit(String name, String metric) {
        String unit = Treatment.unit(metric);
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    /** What the cost of a metric is called. */
    static String costName(String metric) {
        return switch (metric) {
            case "delay" -> "mean delay to all peers";
            case "bandwidth" -> "mean bottleneck bandwidth to all peers";
            case "load" -> "mean load of the paths to all peers";
            default -> "mean cost";
        };
    }

    /** Groups in the order of their first member. */
    public static <K, T> Map<K, List<T>> groups(List<T> items, Function<T, K> key) {
        Map<K, List<T>> groups = new LinkedHashMap<>();
        for (T item : items) {
            groups.computeIfAbsent(key.apply(item), ignored -> new ArrayList<>())
                    .add(item);
        }
        return groups;
    }
}
