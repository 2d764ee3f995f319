package egoist.sim.report.figure;

import egoist.sim.report.Interval;
import egoist.sim.report.results.ResultRows.Overhead;
import egoist.sim.report.results.Treatment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Bits of control messages by kind, a stacked bar per policy; what peers forward for others is a layer of its own. */
final class OverheadFigures {
    static final int MOST_LAYERS = 8;

    private OverheadFigures() {}

    static List<Figure> of(List<Overhead> rows) {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<Treatment.Setting, List<Overhead>> group :
                Figures.groups(rows, row -> row.treatment().setting()).entrySet()) {
            figures.add(figure(group.getKey(), group.getValue()));
        }
        return figures;
    }

    private static Figure figure(Treatment.Setting setting, List<Overhead> rows) {
        List<String> policies = List.copyOf(
                Figures.groups(rows, row -> row.treatment().policy()).keySet());
        List<Figure.Series> layers = new ArrayList<>();
        for (Map.Entry<String, List<Overhead>> kind :
                Figures.groups(rows, Overhead::kind).entrySet()) {
            addLayer(layers, kind.getKey(), policies, kind.getValue(), false);
            addLayer(layers, kind.getKey() + " forwarded", policies, kind.getValue(), true);
        }
        layers.sort(Comparator.comparingDouble(OverheadFigures::total).reversed());
        return new Figure(
                "overhead",
                Figure.Kind.BARS,
                new Figure.Words(
                        "Control traffic by kind of message",
                        "Bits of protocol messages put on the wire per present peer and second, after the warm-up; mean over"
                                + " the seeds. The smallest kinds together; each of them in overhead.csv.",
                        "policy",
                        "bit/s per peer"),
                setting,
                policies,
                told(layers));
    }

    private static double total(Figure.Series layer) {
        return Arrays.stream(layer.y()).sum();
    }

    /** The largest layers, as many as can be told apart by colour, and the others as one. */
    private static List<Figure.Series> told(List<Figure.Series> layers) {
        if (layers.size() <= MOST_LAYERS) {
            return layers;
        }
        List<Figure.Series> told = new ArrayList<>(layers.subList(0, MOST_LAYERS - 1));
        Figure.Series first = layers.get(0);
        double[] rest = new double[first.y().length];
        for (Figure.Series layer : layers.subList(MOST_LAYERS - 1, layers.size())) {
            for (int i = 0; i < rest.length; i++) {
                rest[i] += layer.y()[i];
            }
        }
        double[] unknown = new double[rest.length];
        Arrays.fill(unknown, Double.NaN);
        told.add(new Figure.Series("other kinds", first.x(), rest, unknown));
        return told;
    }

    private static void addLayer(
            List<Figure.Series> layers, String name, List<String> policies, List<Overhead> rows, boolean forwarded) {
        double[] x = new double[policies.size()];
        double[] y = new double[policies.size()];
        double[] half = new double[policies.size()];
        boolean any = false;
        for (int i = 0; i < x.length; i++) {
            String policy = policies.get(i);
            Interval interval = Interval.of(rows.stream()
                    .filter(row -> row.treatment().policy().equals(policy))
                    .mapToDouble(row -> forwarded ? row.forwardedBits() : row.originatedBits())
                    .toArray());
            x[i] = i;
            y[i] = interval.count() == 0 ? 0 : interval.mean();
            half[i] = interval.halfWidth();
            any |= y[i] != 0;
        }
        if (any) {
            layers.add(new Figure.Series(name, x, y, half));
        }
    }
}
