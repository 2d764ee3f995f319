package egoist.sim.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    private static final String OWNER = "scenario 7, commit abc";

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("deep/cell.checkpoint");
    }

    private void write(String text) throws IOException {
        new CheckpointFile(path, OWNER).write(out -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return text;
        });
    }

    private String read(String owner) throws IOException {
        return new CheckpointFile(path, owner).read(in -> {
            byte[] bytes = in.readNBytes(5);
            return new String(bytes, StandardCharsets.UTF_8);
        });
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(path.getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theNewestIsRead() throws IOException {
        assertFalse(new CheckpointFile(path, OWNER).exists());
        write("first");
        write("later");
        assertEquals("later", read(OWNER));
        assertEquals(List.of("cell.checkpoint"), files());
        new CheckpointFile(path, OWNER).delete();
        assertEquals(List.of(), files());
    }

    @Test
    void aFailedWriteLeavesTheOldOneAndNoTrace() throws IOException {
        write("first");
        IOException full = assertThrows(
                IOException.class,
                () -> new CheckpointFile(path, OWNER).write(out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }));
        assertEquals("No space left on device", full.getMessage());
        assertEquals("first", read(OWNER));
        assertEquals(List.of("cell.checkpoint"), files());
    }

    @Test
    void foreignOnesAreRefused() throws IOException {
        write("first");
        String message = assertThrows(CheckpointFile.UnusableException.class, () -> read("scenario 8"))
                .getMessage();
        assertTrue(message.contains("another scenario"), message);
    }

    @Test
    void anyDamageIsFound() throws IOException {
        write("first");
        byte[] whole = Files.readAllBytes(path);
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 4;
            Files.write(path, flipped);
            assertThrows(CheckpointFile.UnusableException.class, () -> read(OWNER), "byte " + at);
            Files.write(path, java.util.Arrays.copyOf(whole, at));
            assertThrows(CheckpointFile.UnusableException.class, () -> read(OWNER), "cut at " + at);
        }
    }

    @Test
    void whatIsUnfinishedDoesNotCount() throws IOException {
        write("first");
        Files.writeString(path.resolveSibling("cell.checkpoint.tmp"), "half of ano");
        assertEquals("first", read(OWNER));
        write("third");
        assertEquals("third", read(OWNER));
        assertEquals(List.of("cell.checkpoint"), files());
    }
}
