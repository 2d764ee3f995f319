package egoist.node;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file a peer's inputs are logged to. A journal that cannot be written any more ends; the node goes on. */
final class JournalFile implements AutoCloseable {
    private final BufferedWriter writer;
    private boolean ended;

    JournalFile(Path file) throws IOException {
        this.writer = Files.newBufferedWriter(file, StandardCharsets.US_ASCII);
    }

    synchronized void line(String text) {
        if (ended) {
            return;
        }
        try {
            writer.write(text);
            writer.newLine();
        } catch (IOException e) {
            ended = true;
            throw new UncheckedIOException("the journal ends here: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        ended = true;
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
