package egoist.sim.network;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Labels of a matrix's rows, from a CSV file with a header: column {@code index} is the row number, the first other column
 * the name; {@code lat} and {@code lon}, where present, the position. Names of the built-in cities get their position.
 *
 * <p>Beside {@code a-b-c.csv.gz} the labels are looked for in {@code a-b-c.nodes.csv}, {@code a-b.nodes.csv} and {@code
 * a.nodes.csv}, in this order; having none is no error.
 */
final class PlaceNames {
    private PlaceNames() {}

    /** Labels by row; unlabelled rows are {@link Place#UNKNOWN}. */
    static List<Place> beside(Path matrix, int rows) {
        Path name = matrix.getFileName();
        String stem = name == null ? "" : name.toString().replaceFirst("(\\.csv)?(\\.gz)?$", "");
        while (!stem.isEmpty()) {
            Path labels = matrix.resolveSibling(stem + ".nodes.csv");
            if (Files.isRegularFile(labels)) {
                return read(labels, rows);
            }
            stem = stem.contains("-") ? stem.substring(0, stem.lastIndexOf('-')) : "";
        }
        return List.of();
    }

    private static List<Place> read(Path labels, int rows) {
        List<Place> places = new ArrayList<>(Collections.nCopies(rows, Place.UNKNOWN));
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(labels)) {
            for (NamedCsvRecord line : reader) {
                String index = line.findField("index").orElse("");
                if (!index.matches("[0-9]{1,9}") || Integer.parseInt(index) >= rows) {
                    throw new NetworkDataException(labels + ":" + line.getStartingLineNumber()
                            + ":1: column 'index' must be a row number 0 to " + (rows - 1) + ", not '" + index + "'");
                }
                places.set(Integer.parseInt(index), place(line.getFieldsAsMap()));
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new NetworkDataException(labels + ": cannot be read: " + e.getMessage(), e);
        }
        return List.copyOf(places);
    }

    private static Place place(Map<String, String> fields) {
        String name = fields.entrySet().stream()
                .filter(field -> !field.getKey().equals("index"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        try {
            String latitude = fields.get("lat");
            String longitude = fields.get("lon");
            if (latitude != null && longitude != null) {
                return new Place(name, Double.parseDouble(latitude), Double.parseDouble(longitude));
            }
        } catch (NumberFormatException e) {
            return Place.named(name);
        }
        return Cities.WORLD.find(name).map(City::place).orElse(Place.named(name));
    }
}
