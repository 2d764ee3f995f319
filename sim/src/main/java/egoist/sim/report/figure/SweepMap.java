package egoist.sim.report.figure;

import egoist.sim.report.Interval;
import egoist.sim.report.Summary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cost of each policy, or its ratio to best response, over two of the dimensions a run varies: the axes of a sweep, n and k.
 * The other dimensions are held. The numbers of all heat maps, on the page and as pictures.
 *
 * @param value {@code cost} or {@code ratio}
 * @param columns values of the dimension {@code x}, {@code rows} those of {@code y}
 * @param held the values of the other dimensions that vary, in their order
 */
public record SweepMap(
        String value,
        String metric,
        String x,
        String y,
        List<String> columns,
        List<String> rows,
        Map<String, String> held,
        List<Layer> layers) {
    /** The fields of one policy. */
    public record Layer(String policy, List<Field> fields) {}

    /**
     * A mean over the seeds in a column and a row, both counted from 0.
     *
     * @param half half width of its 95 % confidence interval, NaN where there is none
     */
    public record Field(int column, int row, double value, double half) {}

    private record Page(String metric, Map<String, String> held) {}

    /** The figures a map can show. */
    private enum Value {
        RATIO,
        COST;

        Interval of(Summary.Row row) {
            return this == RATIO ? row.ratio() : row.cost();
        }
    }

    public SweepMap {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        held = Collections.unmodifiableMap(new LinkedHashMap<>(held));
        layers = List.copyOf(layers);
    }

    /** What a run varies: its axes, then n and k, each with more than one value. */
    public static List<String> dimensions(List<Summary.Row> rows) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.point().values().keySet()));
        names.addAll(List.of("n", "k"));
        return names.stream().filter(name -> values(rows, name).size() > 1).toList();
    }

    /** All maps over two dimensions; ratios before costs. */
    public static List<SweepMap> of(List<Summary.Row> rows, String x, String y) {
        List<String> others = dimensions(rows).stream()
                .filter(name -> !name.equals(x) && !name.equals(y))
                .toList();
        List<SweepMap> maps = new ArrayList<>();
        for (Map.Entry<Page, List<Summary.Row>> page :
                Figures.groups(rows, row -> page(row, others)).entrySet()) {
            for (Value value : Value.values()) {
                SweepMap map = map(value, page.getKey(), page.getValue(), x, y);
                if (!map.layers.isEmpty() && map.columns.size() > 1 && map.rows.size() > 1) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }

    private static Page page(Summary.Row row, List<String> others) {
        Map<String, String> held = new LinkedHashMap<>();
        others.forEach(name -> held.put(name, at(row, name)));
        return new Page(row.metric(), held);
    }

    private static SweepMap map(Value value, Page page, List<Summary.Row> rows, String x, String y) {
        List<String> columns = values(rows, x);
        List<String> lines = values(rows, y);
        List<Layer> layers = new ArrayList<>();
        for (Map.Entry<String, List<Summary.Row>> policy :
                Figures.groups(rows, Summary.Row::policy).entrySet()) {
            List<Field> fields = policy.getValue().stream()
                    .filter(row -> !Double.isNaN(value.of(row).mean()))
                    .map(row -> new Field(
                            columns.indexOf(at(row, x)),
                            lines.indexOf(at(row, y)),
                            value.of(row).mean(),
                            value.of(row).halfWidth()))
                    .toList();
            if (!fields.isEmpty()) {
                layers.add(new Layer(policy.getKey(), fields));
            }
        }
        return new SweepMap(
                value == Value.RATIO ? "ratio" : "cost", page.metric, x, y, columns, lines, page.held, layers);
    }

    /** {@code Mean cost (ms) over loss and k}. */
    public String title() {
        return (value.equals("ratio") ? "Ratio to best response" : Figures.withUnit("Mean cost", metric)) + " over " + x
                + " and " + y;
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
}
