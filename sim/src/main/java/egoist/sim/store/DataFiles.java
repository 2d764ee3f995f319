package egoist.sim.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The data files a sweep is made with and the hashes of their contents. Of a file with a number in its name all that differ
 * only in numbers count, because it may be the first of a series.
 *
 * @param hashes by absolute path
 */
public record DataFiles(Map<Path, String> hashes) {
    /** Reads the files once. */
    public static DataFiles of(Collection<Path> files) throws IOException {
        Map<Path, String> hashes = new TreeMap<>();
        for (Path file : files) {
            for (Path member : series(file)) {
                if (!hashes.containsKey(member)) {
                    hashes.put(member, Hash.of(member));
                }
            }
        }
        return new DataFiles(hashes);
    }

    private static List<Path> series(Path file) throws IOException {
        Path name = file.getFileName();
        Path folder = file.getParent();
        if (name == null || folder == null || !name.toString().matches(".*[0-9].*")) {
            return List.of(file);
        }
        String pattern = pattern(name.toString());
        List<Path> members = new ArrayList<>();
        try (Stream<Path> beside = Files.list(folder)) {
            beside.filter(path -> pattern(String.valueOf(path.getFileName())).equals(pattern))
                    .filter(Files::isRegularFile)
                    .forEach(members::add);
        }
        return members;
    }

    private static String pattern(String name) {
        return name.replaceAll("[0-9]+", "#");
    }

    /** The hashes of some of the files and their series, as one text. */
    String text(Collection<Path> files) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            for (Path member : series(file).stream().sorted().toList()) {
                text.append(member.getFileName())
                        .append(' ')
                        .append(hashes.get(member))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
