package egoist.sim.report.compare;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import egoist.sim.report.Numbers;
import egoist.sim.report.ResultTable.Format;
import egoist.sim.report.results.Treatment;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A comparison as text, in the format asked for. */
public final class ComparisonTable {
    private static final String[] HEADERS = {
        "metric", "n", "k", "policy", "A", "B", "B - A", "+-95 %", "change %", "p", "B is"
    };
    private static final String[] COLUMNS = {
        "metric",
        "n",
        "k",
        "policy",
        "pairs",
        "mean_a",
        "mean_b",
        "difference",
        "difference_ci95",
        "relative",
        "p",
        "verdict"
    };

    private ComparisonTable() {}

    /** The comparison as text ending in a newline. */
    public static String of(Comparison comparison, Format format) {
        return switch (format) {
            case TABLE -> table(comparison);
            case CSV -> csv(comparison);
            case JSON -> json(comparison);
            case MARKDOWN -> markdown(comparison);
        };
    }

    private static String[] cells(Comparison.Row row) {
        Treatment treatment = row.treatment();
        return new String[] {
            treatment.metric(),
            Integer.toString(treatment.peers()),
            Integer.toString(treatment.degree()),
            treatment.policy() + place(treatment),
            decimals(row.meanA()),
            decimals(row.meanB()),
            decimals(row.difference().mean()),
            decimals(row.difference().halfWidth()),
            Numbers.fixed(row.relative() * 100, 2),
            probability(row.pValue()),
            row.verdict().toString()
        };
    }

    /** Two decimals, more for small figures such as efficiencies. */
    private static String decimals(double value) {
        return Numbers.fixed(value, value == 0 || Math.abs(value) >= 1 ? 2 : 5);
    }

    private static String probability(double p) {
        return p < 0.0005 ? "<0.001" : Numbers.fixed(p, 3);
    }

    private static String table(Comparison comparison) {
        Column[] columns = new Column[HEADERS.length];
        for (int i = 0; i < columns.length; i++) {
            boolean text = i == 0 || i == 3 || i == HEADERS.length - 1;
            columns[i] = new Column()
                    .header(HEADERS[i])
                    .headerAlign(HorizontalAlign.CENTER)
                    .dataAlign(text ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT);
        }
        String[][] data = comparison.rows().stream().map(ComparisonTable::cells).toArray(String[][]::new);
        return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, columns, data) + "\n"
                + footer(comparison);
    }

    private static String footer(Comparison comparison) {
        StringBuilder text = new StringBuilder(comparison.quantity()
                + ", paired seed by seed; p: paired t-test, adjusted for the number of rows (Holm)\n");
        if (!comparison.sameSeed()) {
            text.append("the runs do not tell the same scenario seed: pairs may have met different worlds\n");
        }
        for (Treatment treatment : comparison.onlyA()) {
            text.append("only in A: ").append(name(treatment)).append('\n');
        }
        for (Treatment treatment : comparison.onlyB()) {
            text.append("only in B: ").append(name(treatment)).append('\n');
        }
        return text.toString();
    }

    /** Where on the axes of a sweep, behind the policy. */
    private static String place(Treatment treatment) {
        return treatment.point().values().isEmpty() ? "" : " (" + treatment.point() + ")";
    }

    private static String name(Treatment treatment) {
        return treatment.policy() + " (" + treatment.setting() + ")";
    }

    private static String markdown(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        text.append("| ").append(String.join(" | ", HEADERS)).append(" |\n|");
        text.append(" --- |".repeat(HEADERS.length)).append('\n');
        for (Comparison.Row row : comparison.rows()) {
            text.append("| ").append(String.join(" | ", cells(row))).append(" |\n");
        }
        return text.append('\n').append(footer(comparison)).toString();
    }

    private static String csv(Comparison comparison) {
        StringWriter text = new StringWriter();
        CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        Set<String> axes = new LinkedHashSet<>();
        comparison
                .rows()
                .forEach(row -> axes.addAll(row.treatment().point().values().keySet()));
        writer.writeRecord(Stream.concat(Stream.of(COLUMNS), axes.stream()).toList());
        for (Comparison.Row row : comparison.rows()) {
            List<String> fields = new ArrayList<>(List.of(
                    row.treatment().metric(),
                    Integer.toString(row.treatment().peers()),
                    Integer.toString(row.treatment().degree()),
                    row.treatment().policy(),
                    Integer.toString(row.difference().count()),
                    Numbers.text(row.meanA()),
                    Numbers.text(row.meanB()),
                    Numbers.text(row.difference().mean()),
                    Numbers.text(row.difference().halfWidth()),
                    Numbers.text(row.relative()),
                    Numbers.text(row.pValue()),
                    row.verdict().toString()));
            axes.forEach(axis -> fields.add(row.treatment().point().values().getOrDefault(axis, "")));
            writer.writeRecord(fields);
        }
        flush(writer);
        return text.toString();
    }

    private static void flush(CsvWriter writer) {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Comparison comparison) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Comparison.Row row : comparison.rows()) {
            Map<String, Object> map = treatment(row.treatment());
            map.put("pairs", row.difference().count());
            put(map, "mean_a", row.meanA());
            put(map, "mean_b", row.meanB());
            put(map, "difference", row.difference().mean());
            put(map, "difference_ci95", row.difference().halfWidth());
            put(map, "relative", row.relative());
            put(map, "p", row.pValue());
            map.put("verdict", row.verdict().toString());
            rows.add(map);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("quantity", comparison.quantity().toString());
        document.put("same_seed", comparison.sameSeed());
        document.put("regressed", comparison.regressed());
        document.put("rows", rows);
        document.put(
                "only_a",
                comparison.onlyA().stream().map(ComparisonTable::treatment).toList());
        document.put(
                "only_b",
                comparison.onlyB().stream().map(ComparisonTable::treatment).toList());
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    private static Map<String, Object> treatment(Treatment treatment) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("metric", treatment.metric());
        map.put("n", treatment.peers());
        map.put("k", treatment.degree());
        map.put("policy", treatment.policy());
        treatment.point().values().forEach(map::put);
        return map;
    }

    private static void put(Map<String, Object> map, String key, double value) {
        map.put(key, Double.isNaN(value) ? null : new BigDecimal(Numbers.text(value)));
    }
}
