package egoist.sim.store;

import egoist.sim.experiment.Cell;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The finished cells of a folder, one file each, named by the cell's {@link CellKeys key}. A file appears whole or not at all,
 * whatever kills the process or fills the disk; one that was damaged later counts as missing. Safe for use by many threads.
 */
public final class CellStore {
    /** Its folder within that of a run. */
    public static final String FOLDER = "cells";

    private final Path directory;
    private final CellTimes times;

    private CellStore(Path directory) {
        this.directory = directory;
        this.times = new CellTimes(directory);
    }

    /** The store in the folder of a run, made if there is none. */
    public static CellStore in(Path runFolder) throws IOException {
        Path directory = runFolder.resolve(FOLDER);
        Files.createDirectories(directory);
        return new CellStore(directory);
    }

    /** The store in the folder of a run to look into; nothing is made, and without a folder nothing is in it. */
    public static CellStore existing(Path runFolder) {
        return new CellStore(runFolder.resolve(FOLDER));
    }

    /** How long its cells took. */
    public CellTimes times() {
        return times;
    }

    /** Whether there is a file for this key. */
    public boolean has(String key) {
        return Files.exists(file(key));
    }

    /** What is kept of a cell, unless it is missing or damaged. */
    public Optional<CellRecord> read(String key, Cell cell) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file(key));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(CellCodec.decode(bytes, cell));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps a cell: written to another name, forced to the disk, then renamed. */
    public void write(String key, byte[] bytes) throws IOException {
        Path half = Files.createTempFile(directory, key, ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(false);
            }
            Files.move(half, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(checkpoint(key));
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** Where a cell that is not finished may keep checkpoints; they go when it is stored or forgotten. */
    public Path checkpoint(String key) {
        return directory.resolve(key + ".checkpoint");
    }

    /** Forgets a cell. */
    public void forget(String key) throws IOException {
        Files.deleteIfExists(file(key));
        Files.deleteIfExists(checkpoint(key));
    }

    /** Removes what a killed process left half written. */
    public void sweepUp() throws IOException {
        try (var files = Files.newDirectoryStream(directory, "*.tmp")) {
            for (Path half : files) {
                Files.deleteIfExists(half);
            }
        }
    }

    private Path file(String key) {
        return directory.resolve(key + ".gz");
    }
}
