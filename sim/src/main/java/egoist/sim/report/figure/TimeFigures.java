package egoist.sim.report.figure;

import egoist.sim.report.Interval;
import egoist.sim.report.results.ResultRows.Sample;
import egoist.sim.report.results.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Cost, rewirings, efficiency and lost pairs epoch by epoch. A game that came to rest before the others keeps its last figures;
 * runs longer than {@value #MOST_POINTS} epochs are averaged over spans of equally many epochs.
 */
final class TimeFigures {
    static final int MOST_POINTS = 300;

    private record Subject(String id, String title, String caption, String label, ToDoubleFunction<Sample> value) {}

    private TimeFigures() {}

    static List<Figure> of(List<Sample> samples) {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<Treatment.Setting, List<Sample>> group :
                Figures.groups(samples, sample -> sample.treatment().setting()).entrySet()) {
            for (Subject subject : subjects(group.getKey().metric())) {
                figures.addAll(figure(subject, group.getKey(), group.getValue()));
            }
        }
        return figures;
    }

    private static List<Subject> subjects(String metric) {
        return List.of(
                new Subject(
                        "cost-time",
                        "Cost over time",
                        "Mean cost of the links in force at the end of each epoch; the band is the 95 % confidence interval"
                                + " over the seeds.",
                        Figures.withUnit(Figures.costName(metric), metric),
                        Sample::cost),
                new Subject(
                        "rewired-time",
                        "Rewirings over time",
                        "Peers that changed at least one link in the epoch; the band is the 95 % confidence interval over the"
                                + " seeds.",
                        "peers that rewired",
                        Sample::rewiredPeers),
                new Subject(
                        "efficiency-time",
                        "Efficiency over time",
                        "Mean over ordered pairs of present peers of 1/delay, nothing for a pair without a path: how much of"
                                + " the overlay churn leaves usable.",
                        "efficiency (1/ms)",
                        Sample::efficiency),
                new Subject(
                        "unreachable-time",
                        "Pairs without a path over time",
                        "Ordered pairs of present peers that no overlay path connects at the end of the epoch.",
                        "pairs without a path",
                        Sample::unreachablePairs));
    }

    private static List<Figure> figure(Subject subject, Treatment.Setting setting, List<Sample> samples) {
        List<Figure.Series> series = new ArrayList<>();
        boolean any = false;
        int epochs = samples.stream().mapToInt(Sample::epoch).max().orElse(0);
        for (Map.Entry<String, List<Sample>> policy :
                Figures.groups(samples, sample -> sample.treatment().policy()).entrySet()) {
            Figure.Series curve = curve(subject, policy.getKey(), policy.getValue(), epochs);
            for (double y : curve.y()) {
                any |= y != 0 && !Double.isNaN(y);
            }
            series.add(curve);
        }
        if (!any || epochs < 2) {
            return List.of();
        }
        return List.of(new Figure(
                subject.id,
                Figure.Kind.LINES,
                new Figure.Words(subject.title, subject.caption, xLabel(samples), subject.label),
                setting,
                List.of(),
                series));
    }

    private static String xLabel(List<Sample> samples) {
        Sample first = samples.get(0);
        double seconds = first.timeSeconds() / first.epoch();
        return seconds > 0 ? "epoch (of " + Span.text(seconds) + ")" : "epoch";
    }

    private static Figure.Series curve(Subject subject, String policy, List<Sample> samples, int epochs) {
        List<List<Sample>> seeds =
                new ArrayList<>(Figures.groups(samples, Sample::seed).values());
        int width = (epochs + MOST_POINTS - 1) / MOST_POINTS;
        int points = width == 0 ? 0 : (epochs + width - 1) / width;
        double[] x = new double[points];
        double[] y = new double[points];
        double[] half = new double[points];
        for (int point = 0; point < points; point++) {
            int first = point * width;
            int end = Math.min(epochs, first + width);
            double[] values = new double[seeds.size()];
            for (int i = 0; i < values.length; i++) {
                double sum = 0;
                for (int epoch = first; epoch < end; epoch++) {
                    sum += at(subject, seeds.get(i), epoch);
                }
                values[i] = sum / (end - first);
            }
            Interval interval = Interval.of(values);
            x[point] = width == 1 ? first + 1 : (first + 1 + end) / 2.0;
            y[point] = interval.mean();
            half[point] = interval.halfWidth();
        }
        return new Figure.Series(policy, x, y, half);
    }

    private static double at(Subject subject, List<Sample> seed, int epoch) {
        if (epoch < seed.size()) {
            return subject.value.applyAsDouble(seed.get(epoch));
        }
        boolean rewirings = subject.id.equals("rewired-time");
        return rewirings ? 0 : subject.value.applyAsDouble(seed.get(seed.size() - 1));
    }
}
