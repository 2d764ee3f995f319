package egoist.sim.report.plot;

import egoist.sim.report.figure.Figure;
import egoist.sim.report.figure.SweepMap;
import egoist.sim.report.results.Treatment;
import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/** Heat maps in the colours of the report; maps of one figure share their scale, so that policies can be held side by side. */
final class HeatDrawing {
    private static final Color[] SCALE = {
        new Color(0xfde725),
        new Color(0x7ad151),
        new Color(0x22a884),
        new Color(0x2a788e),
        new Color(0x414487),
        new Color(0x440154)
    };
    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final int MOST_WRITTEN = 80;

    /** Between which values the colours are. */
    record Scale(double least, double most) {
        static Scale of(DoubleStream values) {
            var range = values.filter(Double::isFinite).summaryStatistics();
            if (range.getCount() == 0) {
                return new Scale(0, 1);
            }
            return new Scale(
                    rounded(range.getMin(), RoundingMode.FLOOR), rounded(range.getMax(), RoundingMode.CEILING));
        }

        /** Outwards, to three significant digits: the legend tells the ends. */
        private static double rounded(double value, RoundingMode mode) {
            return new BigDecimal(value).round(new MathContext(3, mode)).doubleValue();
        }

        private double share(double value) {
            return most > least ? (value - least) / (most - least) : 0;
        }
    }

    private HeatDrawing() {}

    /** One map of a figure over k and n. */
    static HeatMapChart of(Figure figure, Figure.Series map) {
        double[] columns = Arrays.stream(map.x()).distinct().sorted().toArray();
        double[] rows = Arrays.stream(map.y()).distinct().sorted().toArray();
        List<SweepMap.Field> fields = IntStream.range(0, map.z().length)
                .filter(i -> !Double.isNaN(map.z()[i]))
                .mapToObj(i -> new SweepMap.Field(
                        Arrays.binarySearch(columns, map.x()[i]), Arrays.binarySearch(rows, map.y()[i]), map.z()[i]))
                .toList();
        String point = figure.point().values().isEmpty() ? "" : ", " + figure.point();
        HeatMapChart chart = chart(
                figure.title() + ": " + map.name() + " (" + figure.metric() + point + ")",
                figure.xLabel(),
                figure.yLabel());
        Scale scale = Scale.of(figure.series().stream().flatMapToDouble(each -> Arrays.stream(each.z())));
        fill(chart, map.name(), whole(columns), whole(rows), fields, scale);
        return chart;
    }

    /** A map over two dimensions of a sweep. */
    static HeatMapChart of(SweepMap map, Scale scale) {
        String unit = Treatment.unit(map.metric());
        String cost = unit.isEmpty() ? "Mean cost" : "Mean cost (" + unit + ")";
        String value = map.value().equals("ratio") ? "Ratio to best response" : cost;
        String held = map.held().isEmpty() ? "" : ", " + map.held();
        HeatMapChart chart = chart(value + ": " + map.policy() + " (" + map.metric() + held + ")", map.x(), map.y());
        fill(chart, map.policy(), map.columns(), map.rows(), map.fields(), scale);
        return chart;
    }

    private static HeatMapChart chart(String title, String xLabel, String yLabel) {
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(ChartDrawing.WIDTH)
                .height(ChartDrawing.HEIGHT)
                .title(title)
                .xAxisTitle(xLabel)
                .yAxisTitle(yLabel)
                .build();
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setChartTitleBoxVisible(false);
        chart.getStyler().setPlotBorderVisible(false);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setLegendBorderColor(Color.WHITE);
        chart.getStyler().setPlotContentSize(FieldValues.COVERED);
        chart.getStyler().setRangeColors(SCALE);
        return chart;
    }

    private static void fill(
            HeatMapChart chart,
            String name,
            List<String> columns,
            List<String> rows,
            List<SweepMap.Field> fields,
            Scale scale) {
        chart.getStyler().setMin(scale.least);
        chart.getStyler().setMax(scale.most);
        chart.getStyler().setHeatMapDecimalValueFormatter(HeatDrawing::text);
        List<Number[]> numbers = fields.stream()
                .map(field -> new Number[] {field.column(), field.row(), field.value()})
                .toList();
        chart.addSeries(name, columns, rows, numbers);
        if (columns.size() * rows.size() <= MOST_WRITTEN) {
            List<FieldValues.Value> values = fields.stream()
                    .map(field -> new FieldValues.Value(
                            field.column(), field.row(), text(field.value()), scale.share(field.value())))
                    .toList();
            chart.addAnnotation(new FieldValues(values, columns.size(), rows.size()));
        }
    }

    /** Three significant digits. */
    private static String text(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(THREE_DIGITS).toPlainString()
                : "";
    }

    private static List<String> whole(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> Integer.toString((int) value))
                .toList();
    }
}
