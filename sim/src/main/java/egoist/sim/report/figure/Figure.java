package egoist.sim.report.figure;

import egoist.sim.sweep.Point;
import java.util.List;

/**
 * One figure: curves of policies with confidence bands, stacked bars or a heat map, as numbers.
 *
 * @param id kind of figure, for example {@code cost-k}; with {@code metric}, {@code peers} and {@code degree} it names the
 *     figure in a run
 * @param caption one or two sentences on how to read it
 * @param peers n it holds for, 0 if n is on an axis
 * @param degree k it holds for, 0 if k is on an axis
 * @param categories of stacked bars, one bar each; empty otherwise
 * @param point of the sweep it holds for
 */
public record Figure(
        String id,
        Kind kind,
        String title,
        String caption,
        String metric,
        int peers,
        int degree,
        String xLabel,
        String yLabel,
        List<String> categories,
        List<Series> series,
        Point point) {

    /** Of a run without axes. */
    public Figure(
            String id,
            Kind kind,
            String title,
            String caption,
            String metric,
            int peers,
            int degree,
            String xLabel,
            String yLabel,
            List<String> categories,
            List<Series> series) {
        this(id, kind, title, caption, metric, peers, degree, xLabel, yLabel, categories, series, Point.NONE);
    }

    /** How it is drawn. */
    public enum Kind {
        /** Curves y over x. */
        LINES,
        /** One stacked bar per category; each series is a layer, its y in the order of the categories. */
        BARS,
        /** One map per series: column x, row y, value z. */
        HEAT
    }

    /**
     * One curve, layer or map.
     *
     * @param name the policy, or the layer of a stacked bar
     * @param half half widths of the 95 % confidence intervals of {@code y}, NaN where there is none; of {@code z} in a map
     * @param z values of a map; empty otherwise
     */
    public record Series(String name, double[] x, double[] y, double[] half, double[] z) {
        static Series curve(String name, double[] x, double[] y, double[] half) {
            return new Series(name, x, y, half, new double[0]);
        }
    }

    public Figure {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
    }

    /** The same figure, of one point of a sweep. */
    Figure at(Point where) {
        return new Figure(id, kind, title, caption, metric, peers, degree, xLabel, yLabel, categories, series, where);
    }

    /** A name for a file: {@code cost-k.delay.n50}, behind it the point of the sweep. */
    public String fileName() {
        return id + "." + metric + (peers == 0 ? "" : ".n" + peers) + (degree == 0 ? "" : ".k" + degree)
                + (point.values().isEmpty() ? "" : "." + point.toString().replaceAll("[^A-Za-z0-9._-]+", "-"));
    }
}
