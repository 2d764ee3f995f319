package egoist.node.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Text in columns, two blanks apart, that other programs can cut as well; numbers to the right. */
final class Columns {
    private final String[] titles;
    private final List<String[]> rows = new ArrayList<>();

    /** @param titles a leading {@code >} puts a column to the right */
    Columns(String... titles) {
        this.titles = titles.clone();
    }

    void row(String... cells) {
        rows.add(cells.clone());
    }

    void print(PrintWriter out) {
        int[] widths = new int[titles.length];
        for (int i = 0; i < titles.length; i++) {
            widths[i] = title(i).length();
            for (String[] row : rows) {
                widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
            }
        }
        String[] head = new String[titles.length];
        for (int i = 0; i < titles.length; i++) {
            head[i] = title(i);
        }
        out.println(line(head, widths));
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private String title(int column) {
        return titles[column].startsWith(">") ? titles[column].substring(1) : titles[column];
    }

    private String line(String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String blanks = " ".repeat(widths[i] - cells[i].codePointCount(0, cells[i].length()));
            line.append(i == 0 ? "" : "  ");
            line.append(titles[i].startsWith(">") ? blanks + cells[i] : cells[i] + blanks);
        }
        return line.toString().stripTrailing();
    }
}
