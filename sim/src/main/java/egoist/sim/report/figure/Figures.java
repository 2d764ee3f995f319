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
import java.util.function.Predicate;

/** All figures that the files of a run give material for; the rest are left out. */
public final class Figures {
    private Figures() {}

    /** Of how many numbers the page of a sweep makes curves over time and of paths: those of the first points. */
    private static final long MOST_NUMBERS = 200_000;

    /**
     * In the order in which a reader wants them.
     *
     * @param at the points of a sweep to take
     */
    public static List<Figure> of(ResultFolder folder, Predicate<Point> at) {
        return of(new Material(folder), at, Long.MAX_VALUE);
    }

    /** For a page on which the reader picks a point: costs of every point, the rest as long as they do not bloat the page. */
    public static List<Figure> ofAllPoints(ResultFolder folder) {
        return of(new Material(folder), point -> true, MOST_NUMBERS);
    }

    private static List<Figure> of(Material material, Predicate<Point> at, long mostNumbers) {
        List<Figure> figures = new ArrayList<>();
        long numbers = 0;
        for (Point point : material.points().stream().filter(at).toList()) {
            figures.addAll(material.costs(point));
            if (numbers < mostNumbers) {
                List<Figure> details = material.details(point);
                numbers += details.stream()
                        .flatMap(figure -> figure.series().stream())
                        .mapToLong(series -> series.y().length)
                        .sum();
                figures.addAll(details);
            }
        }
        return figures;
    }

    /** What a folder has for each point. */
    private static final class Material {
        private final Map<Point, List<Summary.Row>> summary;
        private final Map<Point, List<ResultRows.PathLevel>> paths;
        private final Map<Point, List<ResultRows.Sample>> samples;
        private final Map<Point, List<ResultRows.Overhead>> overhead;

        Material(ResultFolder folder) {
            this.summary = groups(folder.summary(), Summary.Row::point);
            this.paths = groups(folder.paths(), row -> row.treatment().point());
            this.samples = groups(folder.samples(), row -> row.treatment().point());
            this.overhead = groups(folder.overhead(), row -> row.treatment().point());
        }

        Set<Point> points() {
            return summary.keySet();
        }

        List<Figure> costs(Point point) {
            return CostFigures.of(summary.getOrDefault(point, List.of()));
        }

        List<Figure> details(Point point) {
            List<Figure> figures = new ArrayList<>(PathFigures.of(paths.getOrDefault(point, List.of())));
            figures.addAll(TimeFigures.of(samples.getOrDefault(point, List.of())));
            figures.addAll(OverheadFigures.of(overhead.getOrDefault(point, List.of())));
            return figures;
        }
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
