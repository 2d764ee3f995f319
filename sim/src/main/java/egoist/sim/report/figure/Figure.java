package egoist.sim.report.figure;

import egoist.sim.report.results.Treatment;
import java.util.List;

/**
 * One figure: curves of policies with confidence bands or stacked bars, as numbers.
 *
 * @param id kind of figure, for example {@code cost-k}; with its setting it names the figure in a run
 * @param setting what it holds for; n or k is 0 where it is on an axis
 * @param categories of stacked bars, one bar each; empty otherwise
 */
public record Figure(
        String id, Kind kind, Words words, Treatment.Setting setting, List<String> categories, List<Series> series) {
    /** How it is drawn. */
    public enum Kind {
        /** Curves y over x. */
        LINES,
        /** One stacked bar per category; each series is a layer, its y in the order of the categories. */
        BARS
    }

    /**
     * What is written at a figure.
     *
     * @param caption one or two sentences on how to read it
     */
    public record Words(String title, String caption, String xLabel, String yLabel) {}

    /**
     * One curve or layer.
     *
     * @param name the policy, or the layer of a stacked bar
     * @param half half widths of the 95 % confidence intervals of {@code y}, NaN where there is none
     */
    public record Series(String name, double[] x, double[] y, double[] half) {}

    public Figure {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
    }
}
