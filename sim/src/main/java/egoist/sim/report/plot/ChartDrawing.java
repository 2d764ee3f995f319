package egoist.sim.report.plot;

import egoist.sim.report.figure.Figure;
import egoist.sim.report.figure.PolicyStyle;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A figure as a chart of the drawing library, in the colours, dashes and symbols of the report. */
final class ChartDrawing {
    static final int WIDTH = 900;
    static final int HEIGHT = 560;
    private static final int MOST_SYMBOLS = 30;
    private static final Color LINE = new Color(0xd5dae0);
    private static final Color[] LAYERS = {
        new Color(0x2f86c9), new Color(0xd55e00), new Color(0x009e73), new Color(0xb565a7),
        new Color(0xc08a00), new Color(0x3aa6b9), new Color(0x8c6d46), new Color(0x808890)
    };

    private ChartDrawing() {}

    /** Curves with their bands. */
    static XYChart lines(Figure figure, List<String> policies) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title(figure))
                .xAxisTitle(figure.xLabel())
                .yAxisTitle(figure.yLabel())
                .build();
        style(chart.getStyler());
        for (Figure.Series series : figure.series()) {
            addBand(chart, series, PolicyStyle.of(series.name(), policies));
        }
        for (Figure.Series series : figure.series()) {
            addCurve(chart, series, PolicyStyle.of(series.name(), policies));
        }
        return chart;
    }

    private static void addCurve(XYChart chart, Figure.Series series, PolicyStyle style) {
        boolean alone = series.x().length == 1 && !Double.isNaN(series.half()[0]);
        XYSeries curve = alone
                ? chart.addSeries(series.name(), series.x(), series.y(), series.half())
                : chart.addSeries(series.name(), series.x(), series.y());
        Color color = Color.decode(style.color());
        float[] dash = new float[style.dash().size()];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = style.dash().get(i);
        }
        curve.setLineColor(color);
        curve.setLineStyle(new BasicStroke(
                2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, dash.length == 0 ? null : dash, 0f));
        curve.setMarkerColor(color);
        curve.setMarker(series.x().length <= MOST_SYMBOLS ? marker(style.symbol()) : SeriesMarkers.NONE);
    }

    private static void addBand(XYChart chart, Figure.Series series, PolicyStyle style) {
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
        Color color = Color.decode(style.color());
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

    /** Stacked bars. */
    static CategoryChart bars(Figure figure) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title(figure))
                .xAxisTitle(figure.xLabel())
                .yAxisTitle(figure.yLabel())
                .build();
        style(chart.getStyler());
        chart.getStyler().setStacked(true);
        int layer = 0;
        for (Figure.Series series : figure.series()) {
            chart.addSeries(
                            series.name(),
                            figure.categories(),
                            Arrays.stream(series.y()).boxed().toList())
                    .setFillColor(LAYERS[layer++ % LAYERS.length]);
        }
        return chart;
    }

    private static String title(Figure figure) {
        return figure.title() + " (" + figure.metric() + (figure.peers() == 0 ? "" : ", n = " + figure.peers())
                + (figure.degree() == 0 ? "" : ", k = " + figure.degree())
                + (figure.point().values().isEmpty() ? "" : ", " + figure.point()) + ")";
    }

    private static void style(AxesChartStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(LINE);
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setMarkerSize(7);
        styler.setErrorBarsColorSeriesColor(true);
        styler.setChartTitleBoxVisible(false);
    }
}
