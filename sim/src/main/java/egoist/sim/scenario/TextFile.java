package egoist.sim.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads text files that models of the protocol module need; that module reads no files itself. */
final class TextFile {
    private static final int MOST_CHARACTERS = 64 << 20;

    private TextFile() {}

    /**
     * The lines of a file.
     *
     * @throws IllegalArgumentException naming the file and what is wrong, if it is missing, no text, or larger than 64 Mi characters
     */
    static List<String> lines(String file) {
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException(file + ": is a directory, not a file");
        }
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            StringBuilder line = new StringBuilder();
            int read = 0;
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (++read > MOST_CHARACTERS) {
                    throw new IllegalArgumentException(file + ": larger than 64 Mi characters");
                }
                if (c == '\n') {
                    lines.add(line.toString());
                    line.setLength(0);
                } else if (c != '\r') {
                    line.append((char) c);
                }
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
            }
            return lines;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": no such file", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": not UTF-8 text", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
