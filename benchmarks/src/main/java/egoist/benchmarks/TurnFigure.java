package egoist.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The figure: time of a decision over the number of peers, by the engine and by those it is compared with. */
final class TurnFigure {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 460;

    private TurnFigure() {}

    /** Draws what there is of the suites {@code Turn} and {@code Definition}; nothing if there is neither. */
    static void write(List<JmhResult> results, Path file) throws IOException {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("jgrapht", "definition on JGraphT");
        names.put("allPairs", "all pairs by bucket queue, FastPAM1");
        names.put("turn", "engine");
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("One exact best response, five links a peer, delay")
                .xAxisTitle("peers")
                .yAxisTitle("CPU microseconds")
                .build();
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setYAxisLogarithmic(true)
                .setLegendPosition(LegendPosition.InsideNW);
        boolean any = false;
        for (Map.Entry<String, String> curve : names.entrySet()) {
            any |= addCurve(chart, results, curve.getKey(), curve.getValue());
        }
        if (any) {
            try (OutputStream out = Files.newOutputStream(file)) {
                ChartEncoder.saveChart(chart, out, "svg");
            }
        }
    }

    private static boolean addCurve(XYChart chart, List<JmhResult> results, String method, String name) {
        List<JmhResult> points = results.stream()
                .filter(result -> result.method().equals(method)
                        && List.of("Turn", "Definition").contains(result.suite())
                        && !result.parameter("metric").equals("bandwidth"))
                .sorted(Comparator.comparingInt(result -> Integer.parseInt(result.parameter("peers"))))
                .toList();
        if (!points.isEmpty()) {
            chart.addSeries(
                    name,
                    points.stream()
                            .mapToDouble(point -> Double.parseDouble(point.parameter("peers")))
                            .toArray(),
                    points.stream().mapToDouble(JmhResult::micros).toArray());
        }
        return !points.isEmpty();
    }
}
