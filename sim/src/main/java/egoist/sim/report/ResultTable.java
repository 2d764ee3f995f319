package egoist.sim.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The summary on standard output, in the format asked for. */
public final class ResultTable {
    private static final String[] HEADERS = {
        "metric",
        "n",
        "k",
        "policy",
        "seeds",
        "mean cost",
        "+-95 %",
        "ratio to BR",
        "+-95 %",
        "rewired/epoch",
        "links/epoch",
        "unreachable"
    };

    private static final Set<String> MESHES = Set.of("full-mesh", "one-relay", "direct");

    private ResultTable() {}

    /** The formats by the names users write. */
    public enum Format {
        TABLE,
        CSV,
        JSON,
        MARKDOWN;

        /** As on the command line: {@code markdown}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The rows as text ending in a newline. */
    public static String of(List<Summary.Row> rows, Format format) {
        return switch (format) {
            case TABLE -> table(rows);
            case CSV -> csv(rows);
            case JSON -> json(rows);
            case MARKDOWN -> markdown(rows);
        };
    }

    private static List<String> axes(List<Summary.Row> rows) {
        return rows.isEmpty()
                ? List.of()
                : List.copyOf(rows.get(0).point().values().keySet());
    }

    private static String[] headers(List<Summary.Row> rows) {
        return Stream.concat(axes(rows).stream(), Stream.of(HEADERS)).toArray(String[]::new);
    }

    private static String[] cells(Summary.Row row, boolean winner) {
        return Stream.concat(row.point().values().values().stream(), Stream.of(figures(row, winner)))
                .toArray(String[]::new);
    }

    private static String[] figures(Summary.Row row, boolean winner) {
        return new String[] {
            row.metric() + unit(row.metric()),
            Integer.toString(row.peers()),
            Integer.toString(row.degree()),
            row.policy() + (winner ? " *" : ""),
            Integer.toString(row.cost().count()),
            Numbers.fixed(row.cost().mean(), 2),
            Numbers.fixed(row.cost().halfWidth(), 2),
            Numbers.fixed(row.ratio().mean(), 3),
            Numbers.fixed(row.ratio().halfWidth(), 3),
            Numbers.fixed(row.rewiredPeersPerEpoch(), 1),
            Numbers.fixed(row.linksChangedPerEpoch(), 1),
            Numbers.fixed(row.unreachablePairs(), 0)
        };
    }

    private static String unit(String metric) {
        return switch (metric) {
            case "delay" -> " (ms)";
            case "bandwidth" -> " (Mbit/s)";
            default -> "";
        };
    }

    private static List<String[]> lines(List<Summary.Row> rows) {
        List<String[]> lines = new ArrayList<>();
        for (Summary.Row row : rows) {
            lines.add(cells(row, isWinner(row, rows)));
        }
        return lines;
    }

    /** The best policy of its metric, n and k that keeps to k links, meshes therefore not counted. */
    private static boolean isWinner(Summary.Row row, List<Summary.Row> rows) {
        boolean widerIsBetter = row.metric().equals("bandwidth");
        for (Summary.Row other : rows) {
            boolean sameGroup = other.metric().equals(row.metric())
                    && other.peers() == row.peers()
                    && other.degree() == row.degree()
                    && other.point().equals(row.point())
                    && !MESHES.contains(other.policy());
            double lead = other.cost().mean() - row.cost().mean();
            if (sameGroup && (widerIsBetter ? lead > 0 : lead < 0)) {
                return false;
            }
        }
        return !MESHES.contains(row.policy()) && row.cost().count() > 0;
    }

    private static String table(List<Summary.Row> rows) {
        String[] headers = headers(rows);
        Column[] columns = new Column[headers.length];
        int before = headers.length - HEADERS.length;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column()
                    .header(headers[i])
                    .headerAlign(HorizontalAlign.CENTER)
                    .dataAlign(i == before || i == before + 3 ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT);
        }
        String[][] data = lines(rows).toArray(new String[0][]);
        return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, columns, data)
                + "\n* best policy of its metric, n and k that keeps to k links\n" + unsettled(rows);
    }

    /** One line for each policy with games that did not come to rest, or nothing. */
    private static String unsettled(List<Summary.Row> rows) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (Summary.Row row : rows) {
            int[] count = counts.computeIfAbsent(row.policy(), policy -> new int[2]);
            count[0] += Math.max(0, row.unconverged());
            count[1] += row.cost().count();
        }
        StringBuilder text = new StringBuilder();
        counts.forEach((policy, count) -> {
            if (count[0] > 0) {
                text.append(policy).append(": ").append(count[0]).append(" of ").append(count[1]);
                text.append(" games were still re-wiring when their epochs were used up\n");
            }
        });
        return text.toString();
    }

    private static String markdown(List<Summary.Row> rows) {
        StringBuilder text = new StringBuilder();
        String[] headers = headers(rows);
        text.append("| ").append(String.join(" | ", headers)).append(" |\n|");
        text.append(" --- |".repeat(headers.length)).append('\n');
        for (String[] line : lines(rows)) {
            text.append("| ").append(String.join(" | ", line)).append(" |\n");
        }
        return text.toString();
    }

    private static String csv(List<Summary.Row> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            ResultFiles.writeSummary(writer, axes(rows), rows);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    private static String json(List<Summary.Row> rows) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Summary.Row row : rows) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("policy", row.policy());
            object.put("k", row.degree());
            object.put("n", row.peers());
            object.put("metric", row.metric());
            row.point().values().forEach(object::put);
            object.put("seeds", row.cost().count());
            put(object, "cost_mean", row.cost().mean());
            put(object, "cost_ci95", row.cost().halfWidth());
            put(object, "ratio_to_br", row.ratio().mean());
            put(object, "ratio_ci95", row.ratio().halfWidth());
            put(object, "rewired_peers_per_epoch", row.rewiredPeersPerEpoch());
            put(object, "links_changed_per_epoch", row.linksChangedPerEpoch());
            put(object, "efficiency_mean", row.efficiencyMean());
            put(object, "unreachable_pairs", row.unreachablePairs());
            put(object, "control_bits_per_s", row.controlBitsPerSecond());
            object.put("unconverged", row.unconverged() < 0 ? null : row.unconverged());
            list.add(object);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("summary", list);
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    private static void put(Map<String, Object> object, String key, double value) {
        object.put(key, Double.isNaN(value) ? null : new java.math.BigDecimal(Numbers.text(value)));
    }
}
