package egoist.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The latest time a node may have used in its announcements, kept on disk: its next life begins later, even if the machine's
 * clock was set back in between.
 */
final class LifeFile {
    private static final long MARGIN_MICROS = 60_000_000;

    private final Path file;

    LifeFile(Path dataDirectory) {
        this.file = dataDirectory.resolve("life");
    }

    /** The earliest time the next life may begin, microseconds since 1970; 0 for the first. */
    long earliestMicros() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            return Long.parseLong(Files.readString(file).strip()) + 1;
        } catch (NumberFormatException e) {
            throw new IOException(file + " should hold a number of microseconds", e);
        }
    }

    /** Remembers that times up to a minute from now may be used. */
    void lived(long nowMicros) throws IOException {
        Path fresh = file.resolveSibling("life.new");
        try {
            Files.writeString(fresh, (nowMicros + MARGIN_MICROS) + "\n");
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: " + FileTrouble.reason(e), e);
        }
    }
}
