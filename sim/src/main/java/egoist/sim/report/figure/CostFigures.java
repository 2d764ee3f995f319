package egoist.sim.report.figure;

import egoist.sim.report.Interval;
import egoist.sim.report.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Figures of the summary: cost, ratio to best response, rewirings and efficiency against k and against n. */
final class CostFigures {
    /** A figure of the summary: what is drawn and how it is told. */
    private record Subject(
            String id, String title, String caption, String label, Function<Summary.Row, Interval> value) {}

    private CostFigures() {}

    static List<Figure> of(List<Summary.Row> rows) {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, List<Summary.Row>> metric :
                Figures.groups(rows, Summary.Row::metric).entrySet()) {
            for (Subject subject : subjects(metric.getKey())) {
                figures.addAll(againstDegree(subject, metric.getKey(), metric.getValue()));
            }
            for (Subject subject : subjects(metric.getKey())) {
                figures.addAll(againstPeers(subject, metric.getKey(), metric.getValue()));
            }
            figures.addAll(maps(metric.getKey(), metric.getValue()));
        }
        return figures;
    }

    private static List<Subject> subjects(String metric) {
        String cost = Figures.costName(metric);
        return List.of(
                new Subject(
                        "cost",
                        "Cost",
                        "Mean over peers and seeds of the cost C_i; the band is the 95 % confidence interval of the mean.",
                        Figures.withUnit(cost, metric),
                        Summary.Row::cost),
                new Subject(
                        "ratio",
                        "Ratio to best response",
                        "Cost divided by best response's cost in the same world, seed by seed; 1 is as good as best response.",
                        "cost / cost of best response",
                        Summary.Row::ratio),
                new Subject(
                        "rewired",
                        "Links changed per epoch",
                        "New links in an epoch over all peers, after the warm-up; mean over the seeds.",
                        "links changed per epoch",
                        row -> alone(row.linksChangedPerEpoch())),
                new Subject(
                        "efficiency",
                        "Efficiency",
                        "Mean over ordered pairs of 1/delay, nothing for a pair without a path; mean over the seeds.",
                        "efficiency (1/ms)",
                        row -> alone(row.efficiencyMean())));
    }

    private static Interval alone(double mean) {
        return new Interval(1, mean, Double.NaN);
    }

    private static List<Figure> againstDegree(Subject subject, String metric, List<Summary.Row> rows) {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<Integer, List<Summary.Row>> group :
                Figures.groups(rows, Summary.Row::peers).entrySet()) {
            List<Figure.Series> series = series(subject, group.getValue(), Summary.Row::degree);
            if (!series.isEmpty()) {
                figures.add(figure(
                        subject,
                        "-k",
                        metric,
                        group.getKey(),
                        0,
                        "links per peer k",
                        " against the links per peer",
                        series));
            }
        }
        return figures;
    }

    private static List<Figure> againstPeers(Subject subject, String metric, List<Summary.Row> rows) {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<Integer, List<Summary.Row>> group :
                Figures.groups(rows, Summary.Row::degree).entrySet()) {
            long sizes =
                    group.getValue().stream().map(Summary.Row::peers).distinct().count();
            List<Figure.Series> series = series(subject, group.getValue(), Summary.Row::peers);
            if (sizes > 1 && !series.isEmpty()) {
                figures.add(figure(
                        subject, "-n", metric, 0, group.getKey(), "peers n", " against the number of peers", series));
            }
        }
        return figures;
    }

    private static Figure figure(
            Subject subject,
            String axis,
            String metric,
            int peers,
            int degree,
            String xLabel,
            String against,
            List<Figure.Series> series) {
        return new Figure(
                subject.id + axis,
                Figure.Kind.LINES,
                subject.title + against,
                subject.caption,
                metric,
                peers,
                degree,
                xLabel,
                subject.label,
                List.of(),
                series);
    }

    private static List<Figure.Series> series(Subject subject, List<Summary.Row> rows, ToIntFunction<Summary.Row> x) {
        List<Figure.Series> series = new ArrayList<>();
        boolean any = false;
        for (Map.Entry<String, List<Summary.Row>> policy :
                Figures.groups(rows, Summary.Row::policy).entrySet()) {
            List<Summary.Row> points = policy.getValue().stream()
                    .filter(row -> !Double.isNaN(subject.value.apply(row).mean()))
                    .sorted(Comparator.comparingInt(x))
                    .toList();
            if (!points.isEmpty()) {
                series.add(Figure.Series.curve(
                        policy.getKey(),
                        points.stream().mapToDouble(x::applyAsInt).toArray(),
                        points.stream()
                                .mapToDouble(row -> subject.value.apply(row).mean())
                                .toArray(),
                        points.stream()
                                .mapToDouble(row -> subject.value.apply(row).halfWidth())
                                .toArray()));
                any |= points.stream().anyMatch(row -> subject.value.apply(row).mean() != 0);
            }
        }
        return any ? series : List.of();
    }

    /** Where both k and n vary: the ratio to best response if there is one, the cost otherwise. */
    private static List<Figure> maps(String metric, List<Summary.Row> rows) {
        boolean plane = rows.stream().map(Summary.Row::degree).distinct().count() > 1
                && rows.stream().map(Summary.Row::peers).distinct().count() > 1;
        if (!plane) {
            return List.of();
        }
        boolean ratios = rows.stream().anyMatch(row -> !Double.isNaN(row.ratio().mean()));
        Function<Summary.Row, Interval> value = ratios ? Summary.Row::ratio : Summary.Row::cost;
        List<Figure.Series> series = new ArrayList<>();
        for (Map.Entry<String, List<Summary.Row>> policy :
                Figures.groups(rows, Summary.Row::policy).entrySet()) {
            List<Summary.Row> cells = policy.getValue();
            series.add(new Figure.Series(
                    policy.getKey(),
                    cells.stream().mapToDouble(Summary.Row::degree).toArray(),
                    cells.stream().mapToDouble(Summary.Row::peers).toArray(),
                    cells.stream()
                            .mapToDouble(row -> value.apply(row).halfWidth())
                            .toArray(),
                    cells.stream().mapToDouble(row -> value.apply(row).mean()).toArray()));
        }
        return List.of(new Figure(
                "heat",
                Figure.Kind.HEAT,
                ratios ? "Ratio to best response over k and n" : "Cost over k and n",
                "One field per number of links and number of peers; mean over the seeds.",
                metric,
                0,
                0,
                "links per peer k",
                "peers n",
                List.of(),
                series));
    }
}
