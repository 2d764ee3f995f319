package egoist.sim.report.plot;

import egoist.sim.report.figure.Figure;
import egoist.sim.report.figure.PolicyStyle;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Curves with their bands, in the colours, dashes and symbols of the report.
 *
 * @param policies all of the run, in order
 * @param focus the policy whose panel it is, the others being grey; empty for all alike
 */
record CurveDrawing(Figure figure, List<String> policies, String focus) implements Drawing {
    private static final int MOST_SYMBOLS = 30;
    private static final Color OTHERS = new Color(0xc9cfd6);

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
        return Settings.of(figure.setting(), focus);
    }

    @Override
    public List<Drawing> byPolicy() {
        List<Drawing> panels = new ArrayList<>();
        figure.series().forEach(series -> panels.add(new CurveDrawing(figure, policies, series.name())));
        return panels;
    }

    @Override
    public Scale scale() {
        Scale scale = Scale.NONE;
        for (Figure.Series series : figure.series()) {
            for (int i = 0; i < series.x().length; i++) {
                double half = Double.isNaN(series.half()[i]) ? 0 : series.half()[i];
                scale = scale.with(series.x()[i], Math.max(Math.min(0, series.y()[i]), series.y()[i] - half));
                scale = scale.with(series.x()[i], series.y()[i] + half);
            }
        }
        return scale.roomy();
    }

    @Override
    public void paint(Graphics2D graphics, String title, int width, int height) {
        chart(title, width, height).paint(graphics, width, height);
    }

    @Override
    public void paintPanel(Graphics2D graphics, int width, int height, Scale shared) {
        XYChart chart = chart("", width, height);
        Charts.asPanel(chart.getStyler());
        chart.getStyler().setXAxisMin(shared.xLeast());
        chart.getStyler().setXAxisMax(shared.xMost());
        chart.getStyler().setYAxisMin(shared.yLeast());
        chart.getStyler().setYAxisMax(shared.yMost());
        chart.paint(graphics, width, height);
    }

    @Override
    public void paintKey(Graphics2D graphics, int width, Scale shared) {
        Key.paint(
                graphics,
                figure.series().stream()
                        .map(series -> new Key.Entry(
                                series.name(), color(series), Charts.stroke(PolicyStyle.of(series.name(), policies))))
                        .toList(),
                width);
    }

    private XYChart chart(String title, int width, int height) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(figure.words().xLabel())
                .yAxisTitle(figure.words().yLabel())
                .build();
        Charts.style(chart.getStyler());
        List<Figure.Series> back = figure.series().stream()
                .filter(series -> !focus.isEmpty() && !series.name().equals(focus))
                .toList();
        List<Figure.Series> front = figure.series().stream()
                .filter(series -> focus.isEmpty() || series.name().equals(focus))
                .toList();
        back.forEach(series -> addCurve(chart, series, OTHERS, new BasicStroke(1f), SeriesMarkers.NONE));
        front.forEach(series -> addBand(chart, series, color(series)));
        for (Figure.Series series : front) {
            PolicyStyle style = PolicyStyle.of(series.name(), policies);
            Marker marker = series.x().length <= MOST_SYMBOLS ? marker(style.symbol()) : SeriesMarkers.NONE;
            addCurve(chart, series, color(series), Charts.stroke(style), marker);
        }
        return chart;
    }

    private Color color(Figure.Series series) {
        return Color.decode(PolicyStyle.of(series.name(), policies).color());
    }

    private static void addCurve(XYChart chart, Figure.Series series, Color color, BasicStroke stroke, Marker marker) {
        boolean alone = series.x().length == 1 && !Double.isNaN(series.half()[0]);
        XYSeries curve = alone
                ? chart.addSeries(series.name(), series.x(), series.y(), series.half())
                : chart.addSeries(series.name(), series.x(), series.y());
        curve.setLineColor(color);
        curve.setLineStyle(stroke);
        curve.setMarkerColor(color);
        curve.setMarker(marker);
    }

    private static void addBand(XYChart chart, Figure.Series series, Color color) {
        List<double[]> edges = new ArrayList<>();
        for (int i = 0; i < series.x().length; i++) {
            if (!Double.isNaN(series.half()[i])) {
                double low = Math.max(0, series.y()[i] - series.half()[i]);
                edges.add(new double[] {series.x()[i], low, series.y()[i] + series.half()[i]});
            }
        }
        int points = edges.size();
        if (points < 2) {
            return;
        }
        double[] x = new double[2 * points];
        double[] y = new double[2 * points];
        for (int i = 0; i < points; i++) {
            double[] edge = edges.get(i);
            x[i] = edge[0];
            y[i] = edge[2];
            x[2 * points - 1 - i] = edge[0];
            y[2 * points - 1 - i] = edge[1];
        }
        XYSeries band = chart.addSeries("band of " + series.name(), x, y);
        band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        band.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 56));
        band.setLineColor(new Color(0, 0, 0, 0));
        band.setMarker(SeriesMarkers.NONE);
        band.setShowInLegend(false);
    }

    private static Marker marker(String symbol) {
        return switch (symbol) {
            case "rect" -> SeriesMarkers.SQUARE;
            case "triangle" -> SeriesMarkers.TRIANGLE_UP;
            case "diamond" -> SeriesMarkers.DIAMOND;
            default -> SeriesMarkers.CIRCLE;
        };
    }
}
