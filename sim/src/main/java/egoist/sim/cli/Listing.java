package egoist.sim.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import egoist.sim.report.ResultTable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of words, in the format asked for.
 *
 * @param title names the list in JSON, for example {@code policies}
 * @param columns names of the columns
 */
record Listing(String title, List<String> columns, List<List<String>> rows) {
    Listing {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The rows as text ending in a newline; {@code table} is what people are shown. */
    String as(ResultTable.Format format, String table) {
        return switch (format) {
            case TABLE -> table;
            case CSV -> csv();
            case JSON -> json();
            case MARKDOWN -> markdown();
        };
    }

    /** A line a row, the columns one under the other, without a heading. */
    String aligned() {
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String csv() {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(columns);
            rows.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    private String json() {
        List<Map<String, String>> list = new ArrayList<>();
        for (List<String> row : rows) {
            Map<String, String> object = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                object.put(columns.get(i), row.get(i));
            }
            list.add(object);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put(title, list);
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    private String markdown() {
        StringBuilder text = new StringBuilder(line(columns)).append('|');
        text.append(" --- |".repeat(columns.size())).append('\n');
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| "
                + String.join(
                        " | ",
                        cells.stream().map(cell -> cell.replace("|", "\\|")).toList())
                + " |\n";
    }
}
