package egoist.config;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whether a file can be opened for reading, and if not, why, in words. */
final class FileCheck {
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
}
