package egoist.sim.checkpoint;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * One checkpoint on disk: who it belongs to, its content, and a SHA-256 of both. A new one is written beside the old one, forced
 * to the disk and only then put in its place, so that whatever happens there is always a whole one.
 */
public final class CheckpointFile {
    private static final String MAGIC = "egoist checkpoint 1";
    private static final int DIGEST_BYTES = 32;

    private final Path file;
    private final String owner;

    /** What writes or reads the content. */
    @FunctionalInterface
    public interface Content<S, R> {
        R pass(S stream) throws IOException;
    }

    /** A file that cannot be used; the message says why. */
    public static final class UnusableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    /**
     * @param file which need not exist
     * @param owner what a checkpoint must belong to, to the letter: scenario, cell, version
     */
    public CheckpointFile(Path file, String owner) {
        this.file = file;
        this.owner = owner;
    }

    public Path path() {
        return file;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** Replaces the checkpoint. If anything goes wrong, the old one stays, and of the new one there is no trace. */
    public void write(Content<OutputStream, ?> content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                DigestOutputStream out =
                        new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)), sha256());
                DataOutputStream header = new DataOutputStream(out);
                header.writeUTF(MAGIC);
                header.writeUTF(owner);
                header.flush();
                content.pass(new Unclosed(out));
                out.on(false);
                out.write(out.getMessageDigest().digest());
                out.flush();
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * Reads the checkpoint, once it is known to be whole and to belong to the same owner.
     *
     * @throws UnusableException if it does not, saying what is wrong
     */
    public <R> R read(Content<InputStream, R> content) throws IOException {
        checkWhole();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (!in.readUTF().equals(MAGIC)) {
                throw new UnusableException(file + " is no checkpoint of this version");
            }
            if (!in.readUTF().equals(owner)) {
                throw new UnusableException(
                        file + " belongs to another scenario, other data or another version of Egoist");
            }
            return content.pass(in);
        }
    }

    private void checkWhole() throws IOException {
        MessageDigest digest = sha256();
        byte[] block = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            long left = Files.size(file) - DIGEST_BYTES;
            while (left > 0) {
                int read = in.readNBytes(block, 0, (int) Math.min(left, block.length));
                digest.update(block, 0, read);
                left -= read == 0 ? left : read;
            }
            if (!Arrays.equals(digest.digest(), in.readNBytes(DIGEST_BYTES))) {
                throw new UnusableException(file + " is damaged");
            }
        }
    }

    /** Removes the checkpoint: what it was of is finished. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Lets its user write, but not close. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
