package egoist.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a file can be opened for reading, and if not, why, in words. */
final class FileCheck {
    private static final int MOST_LOOKED_AT = 10_000;

    private FileCheck() {}

    /** Why the file cannot be used; null if it can. */
    static @Nullable String refusal(Path file) {
        if (Files.isDirectory(file)) {
            return "is a directory, not a file";
        }
        if (!Files.exists(file)) {
            return "no such file";
        }
        return Files.isReadable(file) ? null : "the file may not be read by you (permissions)";
    }

    /** The file that was perhaps meant: one of nearly the same name in the same folder. */
    static Optional<Path> near(Path file) {
        Path name = file.getFileName();
        Path folder = file.toAbsolutePath().getParent();
        if (name == null || folder == null || Files.exists(file)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(each -> String.valueOf(each.getFileName()))
                    .sorted()
                    .limit(MOST_LOOKED_AT)
                    .toList();
            return Nearest.of(name.toString(), names).map(file::resolveSibling);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
