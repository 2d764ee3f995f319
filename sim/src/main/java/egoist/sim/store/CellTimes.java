package egoist.sim.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long finished cells took, {@code KEY SECONDS} a line beside them: for estimates, never for results. Lines are only added; what
 * a killed process left half written is passed over. Safe for use by many threads.
 */
public final class CellTimes {
    private static final String FILE = "times.txt";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{40}) ([0-9]{1,9}\\.[0-9]{3})");

    private final Path file;

    CellTimes(Path directory) {
        this.file = directory.resolve(FILE);
    }

    /** Keeps the time of a cell. */
    public synchronized void add(String key, double seconds) throws IOException {
        long millis = Math.max(0, Math.round(seconds * 1000));
        String line = "\n" + key + " " + millis / 1000 + "."
                + String.valueOf(1000 + millis % 1000).substring(1) + "\n";
        Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Seconds by key, the latest of each; empty where none were kept. */
    public Map<String, Double> read() {
        Map<String, Double> seconds = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    seconds.put(matcher.group(1), Double.parseDouble(matcher.group(2)));
                }
            }
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            return Map.of(); // an estimate is worth no refusal
        }
        return seconds;
    }
}
