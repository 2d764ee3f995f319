package egoist.sim.report.results;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import egoist.sim.sweep.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A CSV file with a header, read row by row into records of our own. */
final class CsvTable {
    private CsvTable() {}

    /**
     * All rows of a file; none if it does not exist.
     *
     * @param axes columns that hold the point of the sweep
     * @throws InvalidResultsException if it is no CSV file or a field does not hold what {@code parse} asks of it
     */
    static <T> List<T> read(List<String> axes, Path file, Function<Row, T> parse) {
        List<T> rows = new ArrayList<>();
        if (!Files.exists(file)) {
            return rows;
        }
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : reader) {
                rows.add(parse.apply(new Row(axes, file, line)));
            }
        } catch (CsvParseException e) {
            throw new InvalidResultsException(file + " is not a CSV file: " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidResultsException("cannot read " + file + ": " + e.getMessage(), e);
        }
        return rows;
    }

    /** One row, its fields asked for by the name of the column. */
    static final class Row {
        private final List<String> axes;
        private final Path file;
        private final NamedCsvRecord line;

        private Row(List<String> axes, Path file, NamedCsvRecord line) {
            this.axes = axes;
            this.file = file;
            this.line = line;
        }

        String text(String column) {
            return line.findField(column)
                    .orElseThrow(() -> new InvalidResultsException(file + ":" + line.getStartingLineNumber()
                            + ": there is no '" + column + "'; the columns are " + line.getHeader()));
        }

        int integer(String column) {
            String text = text(column);
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw wrong(column, text, "a whole number", e);
            }
        }

        /** NaN where the field is empty: the figure does not apply. */
        double number(String column) {
            String text = text(column);
            return text.isEmpty() ? Double.NaN : parse(column, text);
        }

        /** As {@link #number}, NaN also where an older file has no such column. */
        double numberIfAny(String column) {
            String text = line.findField(column).orElse("");
            return text.isEmpty() ? Double.NaN : parse(column, text);
        }

        /** Links as {@code rewirings.csv} writes them: {@code 3:12.5 17*:40}. */
        List<Link> links(String column) {
            String text = text(column);
            List<Link> links = new ArrayList<>();
            if (text.isEmpty()) {
                return links;
            }
            for (String part : text.split(" ")) {
                int colon = part.indexOf(':');
                String peer = colon < 0 ? part : part.substring(0, colon);
                boolean donated = peer.endsWith("*");
                try {
                    int neighbour = Integer.parseInt(donated ? peer.substring(0, peer.length() - 1) : peer);
                    double cost = colon < 0 ? Double.NaN : Double.parseDouble(part.substring(colon + 1));
                    links.add(new Link(neighbour, donated, cost));
                } catch (NumberFormatException e) {
                    throw wrong(column, part, "a link such as 3:12.5 or 17*:40", e);
                }
            }
            return List.copyOf(links);
        }

        Treatment treatment() {
            return new Treatment(text("policy"), integer("k"), integer("n"), text("metric"), point());
        }

        /** Where on the axes of the sweep the row belongs. */
        Point point() {
            if (axes.isEmpty()) {
                return Point.NONE;
            }
            Map<String, String> values = new LinkedHashMap<>();
            axes.forEach(axis -> values.put(axis, text(axis)));
            return new Point(values);
        }

        private double parse(String column, String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw wrong(column, text, "a number", e);
            }
        }

        private InvalidResultsException wrong(String column, String text, String expected, Exception cause) {
            return new InvalidResultsException(
                    file + ":" + line.getStartingLineNumber() + ": '" + text + "' in column '" + column + "' is not "
                            + expected,
                    cause);
        }
    }
}
