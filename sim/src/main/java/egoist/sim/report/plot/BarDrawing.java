package egoist.sim.report.plot;

import egoist.sim.report.figure.Figure;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/**
 * Stacked bars.
 *
 * @param layers names of the layers of all such drawings of a run, so that each has one colour in all of them
 */
record BarDrawing(Figure figure, List<String> layers) implements Drawing {
    private static final Color[] COLORS = {
        new Color(0x2f86c9), new Color(0xd55e00), new Color(0x009e73), new Color(0xb565a7),
        new Color(0xc08a00), new Color(0x3aa6b9), new Color(0x8c6d46), new Color(0x808890)
    };

    /** Letters of the names under the bars; more than so many do not stand beside each other. */
    private static final int LONG_NAMES = 70;

    @Override
    public String id() {
        return figure.id();
    }

    @Override
    public String title() {
        return figure.words().title();
    }

    @Override
    public Map<String, String> at() {
        return Settings.of(figure.setting(), "");
    }

    @Override
    public Scale scale() {
        return Scale.of(IntStream.range(0, figure.categories().size())
                        .mapToDouble(bar -> figure.series().stream()
                                .mapToDouble(layer -> layer.y()[bar])
                                .sum()))
                .with(Double.NaN, 0)
                .roomy();
    }

    @Override
    public void paint(Graphics2D graphics, String title, int width, int height) {
        chart(title, width, height).paint(graphics, width, height);
    }

    @Override
    public void paintPanel(Graphics2D graphics, int width, int height, Scale shared) {
        CategoryChart chart = chart("", width, height);
        Charts.asPanel(chart.getStyler());
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(shared.yMost());
        chart.paint(graphics, width, height);
    }

    @Override
    public void paintKey(Graphics2D graphics, int width, Scale shared) {
        Key.paint(
                graphics,
                layers.stream()
                        .map(layer -> new Key.Entry(layer, color(layer), null))
                        .toList(),
                width);
    }

    private Color color(String layer) {
        return COLORS[layers.indexOf(layer) % COLORS.length];
    }

    private CategoryChart chart(String title, int width, int height) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(figure.words().xLabel())
                .yAxisTitle(figure.words().yLabel())
                .build();
        Charts.style(chart.getStyler());
        chart.getStyler().setStacked(true);
        if (longNames() > LONG_NAMES) {
            chart.getStyler().setXAxisLabelRotation(30);
        }
        for (Figure.Series series : figure.series()) {
            chart.addSeries(
                            series.name(),
                            figure.categories(),
                            Arrays.stream(series.y()).boxed().toList())
                    .setFillColor(color(series.name()));
        }
        return chart;
    }

    private int longNames() {
        return figure.categories().stream().mapToInt(String::length).sum();
    }
}
