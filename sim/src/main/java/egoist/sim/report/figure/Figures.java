package egoist.sim.report.figure;

import egoist.sim.report.Summary;
import egoist.sim.report.results.ResultFolder;
import egoist.sim.report.results.ResultRows;
import egoist.sim.report.results.Treatment;
import egoist.sim.sweep.Point;
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

    /** Of how many points of a sweep the figures are drawn: the first ones. */
    private static final int MOST_POINTS = 6;

    /** In the order in which a reader wants them; of a sweep, those of its first points. */
    public static List<Figure> of(ResultFolder folder) {
        Map<Point, List<Summary.Row>> summary = groups(folder.summary(), Summary.Row::point);
        Map<Point, List<ResultRows.PathLevel>> paths =
                groups(folder.paths(), row -> row.treatment().point());
        Map<Point, List<ResultRows.Sample>> samples =
                groups(folder.samples(), row -> row.treatment().point());
        Map<Point, List<ResultRows.Overhead>> overhead =
                groups(folder.overhead(), row -> row.treatment().point());
        List<Figure> figures = new ArrayList<>();
        for (Point point : summary.keySet().stream().limit(MOST_POINTS).toList()) {
            List<Figure> here = new ArrayList<>(CostFigures.of(summary.getOrDefault(point, List.of())));
            here.addAll(PathFigures.of(paths.getOrDefault(point, List.of())));
            here.addAll(TimeFigures.of(samples.getOrDefault(point, List.of())));
            here.addAll(OverheadFigures.of(overhead.getOrDefault(point, List.of())));
            here.forEach(figure -> figures.add(figure.at(point)));
        }
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
