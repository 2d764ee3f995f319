package egoist.sim.report.figure;

import egoist.sim.report.Interval;
import egoist.sim.report.Summary;
import egoist.sim.sweep.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One policy's cost, or its ratio to best response, over two dimensions of a sweep: its axes, n and k. The other dimensions are
 * held.
 *
 * @param value {@code cost} or {@code ratio}
 * @param columns values of the dimension {@code x}, {@code rows} those of {@code y}
 * @param held the values of the other dimensions, like {@code n = 50, loss = 0.1}; empty if there are none
 */
public record SweepMap(
        String value,
        String metric,
        String policy,
        String x,
        String y,
        List<String> columns,
        List<String> rows,
        List<Field> fields,
        String held) {
    /** A value in a column and a row, both counted from 0. */
    public record Field(int column, int row, double value) {}

    private record Page(String metric, String held) {}

    public SweepMap {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        fields = List.copyOf(fields);
    }

    /** What a sweep varies: its axes, then n and k, each with more than one value. */
    public static List<String> dimensions(List<Summary.Row> rows) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.point().values().keySet()));
        names.addAll(List.of("n", "k"));
        return names.stream().filter(name -> values(rows, name).size() > 1).toList();
    }

    /**
     * All maps over two dimensions.
     *
     * @param rows of a summary; none of their points may be missing an axis
     */
    public static List<SweepMap> of(List<Summary.Row> rows, String x, String y) {
        List<String> others = dimensions(rows).stream()
                .filter(name -> !name.equals(x) && !name.equals(y))
                .toList();
        Function<Summary.Row, Page> page = row -> new Page(
                row.metric(),
                others.stream().map(name -> name + " = " + at(row, name)).collect(Collectors.joining(", ")));
        List<SweepMap> maps = new ArrayList<>();
        for (Map.Entry<Page, List<Summary.Row>> each :
                Figures.groups(rows, page).entrySet()) {
            maps.addAll(of("ratio", Summary.Row::ratio, each.getKey(), each.getValue(), x, y));
            maps.addAll(of("cost", Summary.Row::cost, each.getKey(), each.getValue(), x, y));
        }
        return maps;
    }

    private static List<SweepMap> of(
            String value,
            Function<Summary.Row, Interval> figure,
            Page page,
            List<Summary.Row> rows,
            String x,
            String y) {
        List<String> columns = values(rows, x);
        List<String> lines = values(rows, y);
        List<SweepMap> maps = new ArrayList<>();
        for (Map.Entry<String, List<Summary.Row>> policy :
                Figures.groups(rows, Summary.Row::policy).entrySet()) {
            List<Field> fields = policy.getValue().stream()
                    .map(row -> new Field(
                            columns.indexOf(at(row, x)),
                            lines.indexOf(at(row, y)),
                            figure.apply(row).mean()))
                    .filter(field -> !Double.isNaN(field.value))
                    .toList();
            if (!fields.isEmpty() && columns.size() > 1 && lines.size() > 1) {
                maps.add(new SweepMap(value, page.metric, policy.getKey(), x, y, columns, lines, fields, page.held));
            }
        }
        return maps;
    }

    /** Whether another map shows the same of another policy. */
    public boolean sharesScaleWith(SweepMap other) {
        return value.equals(other.value) && metric.equals(other.metric) && held.equals(other.held);
    }

    /** Whether a dimension is one of a point rather than n or k. */
    public static boolean isAxis(String dimension, List<Summary.Row> rows) {
        return rows.stream()
                .map(Summary.Row::point)
                .map(Point::values)
                .anyMatch(values -> values.containsKey(dimension));
    }

    private static String at(Summary.Row row, String dimension) {
        String value = row.point().values().get(dimension);
        if (value != null) {
            return value;
        }
        return Integer.toString(dimension.equals("n") ? row.peers() : row.degree());
    }

    /** Numbers in their order, anything else as it comes. */
    private static List<String> values(List<Summary.Row> rows, String dimension) {
        List<String> values =
                rows.stream().map(row -> at(row, dimension)).distinct().toList();
        boolean numbers = values.stream().allMatch(value -> value.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?"));
        return numbers
                ? values.stream()
                        .sorted(Comparator.comparingDouble(Double::parseDouble))
                        .toList()
                : values;
    }

    /** {@code sweep-ratio.delay.loss-k.n-50.best-response}: a name for a file. */
    public String fileName() {
        String where = held.isEmpty() ? "" : "." + held;
        return ("sweep-" + value + "." + metric + "." + x + "-" + y + where + "." + policy)
                .replaceAll("[^A-Za-z0-9._-]+", "-");
    }
}
