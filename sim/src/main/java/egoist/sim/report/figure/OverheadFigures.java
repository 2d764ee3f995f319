package egoist.sim.report.figure;

import egoist.sim.report.Interval;
import egoist.sim.report.results.ResultRows.Overhead;
import egoist.sim.report.results.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bits of control messages by kind, a stacked bar per policy; what peers forward for others is a layer of its own. */
final class OverheadFigures {
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
        return new Figure(
                "overhead",
                Figure.Kind.BARS,
                "Control traffic by kind of message",
                "Bits of protocol messages put on the wire per present peer and second, after the warm-up; mean over the seeds.",
                setting.metric(),
                setting.peers(),
                setting.degree(),
                "policy",
                "bit/s per peer",
                policies,
                layers);
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
            layers.add(Figure.Series.curve(name, x, y, half));
        }
    }
}
