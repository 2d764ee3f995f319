package egoist.sim.report.figure;

import egoist.sim.report.Interval;
import egoist.sim.report.results.ResultRows.PathLevel;
import egoist.sim.report.results.Treatment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The distribution of path costs over ordered pairs of peers, one figure per setting. */
final class PathFigures {
    private PathFigures() {}

    static List<Figure> of(List<PathLevel> levels) {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<Treatment.Setting, List<PathLevel>> group :
                Figures.groups(levels, level -> level.treatment().setting()).entrySet()) {
            Treatment.Setting setting = group.getKey();
            List<Figure.Series> series = new ArrayList<>();
            for (Map.Entry<String, List<PathLevel>> policy : Figures.groups(
                            group.getValue(), level -> level.treatment().policy())
                    .entrySet()) {
                series.add(curve(policy.getKey(), policy.getValue()));
            }
            figures.add(new Figure("paths", Figure.Kind.LINES, words(setting.metric()), setting, List.of(), series));
        }
        return figures;
    }

    private static Figure.Words words(String metric) {
        boolean wide = Treatment.widerIsBetter(metric);
        return new Figure.Words(
                wide ? "Distribution of path bandwidths" : "Distribution of path costs",
                "Share of the ordered pairs of peers whose best overlay path has at most this "
                        + (wide ? "bandwidth" : "cost")
                        + ", each quantile averaged over the seeds; a curve that ends below 1 leaves pairs without a path.",
                Figures.withUnit(pathName(metric), metric),
                "share of pairs");
    }

    private static String pathName(String metric) {
        return switch (metric) {
            case "delay" -> "path delay";
            case "bandwidth" -> "path bandwidth";
            default -> "path cost";
        };
    }

    private static Figure.Series curve(String policy, List<PathLevel> levels) {
        List<double[]> points = new ArrayList<>();
        for (Map.Entry<Double, List<PathLevel>> level :
                Figures.groups(levels, PathLevel::level).entrySet()) {
            double[] costs =
                    level.getValue().stream().mapToDouble(PathLevel::cost).toArray();
            Interval interval = Interval.of(costs);
            if (interval.count() == costs.length) {
                points.add(new double[] {interval.mean(), level.getKey()});
            }
        }
        double[] half = new double[points.size()];
        Arrays.fill(half, Double.NaN);
        return new Figure.Series(
                policy,
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray(),
                half);
    }
}
