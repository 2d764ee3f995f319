package egoist.sim.network;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The built-in table of some 240 cities of the world, from the resource {@code cities.csv}; immutable. */
final class Cities {
    static final Cities WORLD = load();

    private final List<City> all;
    private final Map<String, City> byName = new HashMap<>();

    private Cities(List<City> all) {
        this.all = List.copyOf(all);
        all.forEach(city -> byName.put(city.name(), city));
    }

    List<City> all() {
        return all;
    }

    Optional<City> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static Cities load() {
        List<City> cities = new ArrayList<>();
        try (InputStream resource = Objects.requireNonNull(Cities.class.getResourceAsStream("cities.csv"));
                CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(resource)) {
            for (NamedCsvRecord line : reader) {
                cities.add(new City(
                        line.getField("name"),
                        line.getField("region"),
                        Double.parseDouble(line.getField("lat")),
                        Double.parseDouble(line.getField("lon")),
                        Double.parseDouble(line.getField("weight"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Cities(cities);
    }
}
