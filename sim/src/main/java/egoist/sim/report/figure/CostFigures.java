package egoist.sim.report.figure;

import egoist.sim.report.Interval;
import egoist.sim.report.Summary;
import egoist.sim.report.results.Treatment;
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

    /** What is on the axis of a figure. */
    private enum Axis {
        DEGREE("-k", " against the links per peer", "links per peer k"),
        PEERS("-n", " against the number of peers", "peers n");

        private final String suffix;
        private final String against;
        private final String label;

        Axis(String suffix, String against, String label) {
            this.suffix = suffix;
            this.against = against;
            this.label = label;
        }

        int at(Summary.Row row) {
            return this == DEGREE ? row.degree() : row.peers();
        }

        /** What the curves of a figure share. */
        Treatment.Setting setting(Summary.Row row) {
            return new Treatment.Setting(
                    row.metric(), this == DEGREE ? row.peers() : 0, this == DEGREE ? 0 : row.degree(), row.point());
        }
    }

    static List<Figure> of(List<Summary.Row> rows) {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, List<Summary.Row>> metric :
                Figures.groups(rows, Summary.Row::metric).entrySet()) {
            for (Axis axis : Axis.values()) {
                for (Subject subject : subjects(metric.getKey())) {
                    figures.addAll(against(axis, subject, metric.getValue()));
                }
            }
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

    private static List<Figure> against(Axis axis, Subject subject, List<Summary.Row> rows) {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<Treatment.Setting, List<Summary.Row>> group :
                Figures.groups(rows, axis::setting).entrySet()) {
            boolean varies = axis == Axis.DEGREE
                    || group.getValue().stream().mapToInt(axis::at).distinct().count() > 1;
            List<Figure.Series> series = series(subject, group.getValue(), axis::at);
            if (varies && !series.isEmpty()) {
                figures.add(new Figure(
                        subject.id + axis.suffix,
                        Figure.Kind.LINES,
                        new Figure.Words(subject.title + axis.against, subject.caption, axis.label, subject.label),
                        group.getKey(),
                        List.of(),
                        series));
            }
        }
        return figures;
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
                series.add(new Figure.Series(
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
}
