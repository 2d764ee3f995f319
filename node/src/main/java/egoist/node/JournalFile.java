package egoist.node;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file a peer's inputs are logged to, for one life of a node; that of the life before is kept beside it. A journal that cannot be
 * written any more ends; the node goes on.
 */
final class JournalFile implements AutoCloseable {
    /** What the name of the journal of the life before ends with. */
    private static final String BEFORE = ".1";

    private final BufferedWriter writer;
    private boolean ended;

    JournalFile(Path file) throws IOException {
        try {
            if (Files.isRegularFile(file)) {
                Path before = file.resolveSibling(file.getFileName() + BEFORE);
                Files.move(file, before, StandardCopyOption.REPLACE_EXISTING);
            }
            this.writer = Files.newBufferedWriter(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IOException("the journal " + file + " cannot be written: " + FileTrouble.reason(e), e);
        }
    }

    synchronized void line(String text) {
        if (ended) {
            return;
        }
        try {
            writer.write(text);
            writer.newLine();
        } catch (IOException e) {
            throw end(e);
        }
    }

    private UncheckedIOException end(IOException why) {
        ended = true;
        return new UncheckedIOException("the journal ends here: " + why.getMessage(), why);
    }

    /** Hands what was logged to the system, so that it outlives this process however that ends. */
    synchronized void flush() {
        if (ended) {
            return;
        }
        try {
            writer.flush();
        } catch (IOException e) {
            throw end(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            if (!ended) {
                throw new UncheckedIOException("the journal lacks its end: " + e.getMessage(), e);
            }
        } finally {
            ended = true;
        }
    }
}
