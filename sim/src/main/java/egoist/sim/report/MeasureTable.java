package egoist.sim.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.List;

/** What was measured beside costs, for people. Measures of many values (distributions, kinds of messages) are in the files. */
public final class MeasureTable {
    private static final int COLUMNS = 8;

    private MeasureTable() {}

    /** The rows as a table ending in a newline; empty if there is nothing to show. */
    public static String of(List<MeasureSummary.Row> rows) {
        String[][] data = rows.stream()
                .filter(row -> row.at().isEmpty() && row.value().count() > 0)
                .map(MeasureTable::cells)
                .toArray(String[][]::new);
        if (data.length == 0) {
            return "";
        }
        String[] headers = {"measure", "n", "k", "policy", "mean", "+-95 %", "ratio to BR", "+-95 %"};
        Column[] columns = new Column[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            columns[i] = new Column()
                    .header(headers[i])
                    .headerAlign(HorizontalAlign.CENTER)
                    .dataAlign(i == 0 || i == 3 ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT);
        }
        return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, columns, data) + "\n";
    }

    private static String[] cells(MeasureSummary.Row row) {
        return new String[] {
            row.measure(),
            Integer.toString(row.peers()),
            Integer.toString(row.degree()),
            row.policy() + (row.point().values().isEmpty() ? "" : " (" + row.point() + ")"),
            Numbers.text(row.value().mean()),
            Numbers.text(row.value().halfWidth()),
            Numbers.fixed(row.ratio().mean(), 3),
            Numbers.fixed(row.ratio().halfWidth(), 3)
        };
    }
}
