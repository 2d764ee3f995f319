package egoist.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory of what a node keeps, for one running node at a time: two with the same key and the same times of former lives would
 * outdo each other in the whole overlay. The lock ends with the process, however that ends.
 */
final class DataDirectory implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes it where it is missing.
     *
     * @throws IOException naming it, if it cannot be made or written, or another node runs on it
     */
    static DataDirectory open(Path path) throws IOException {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            String why = Files.exists(path) ? "it is no directory" : FileTrouble.reason(e);
            throw new IOException("the data directory " + path + " cannot be made: " + why, e);
        }
        FileChannel channel;
        try {
            channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException("the data directory " + path + " cannot be written: " + FileTrouble.reason(e), e);
        }
        try {
            if (channel.tryLock() != null) {
                sign(channel);
                return new DataDirectory(path, channel);
            }
        } catch (OverlappingFileLockException e) {
            // By a node of this process: told like one of another.
        } catch (IOException e) {
            channel.close();
            throw new IOException("the data directory " + path + " cannot be locked: " + FileTrouble.reason(e), e);
        }
        channel.close();
        throw new IOException("another node runs on the data directory " + path + holder(path)
                + "; each node needs one of its own (data-dir)");
    }

    /** Leaves word of who holds it; a disk without room for that is no reason not to run. */
    private static void sign(FileChannel channel) {
        byte[] text = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text));
        } catch (IOException e) {
            // Nobody will be told which process it is.
        }
    }

    private static String holder(Path path) {
        try {
            String pid = Files.readString(path.resolve(LOCK), StandardCharsets.US_ASCII)
                    .strip();
            return pid.matches("[0-9]{1,10}") ? " (process " + pid + ")" : "";
        } catch (IOException e) {
            return "";
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // It ends with the process at the latest.
        }
    }
}
