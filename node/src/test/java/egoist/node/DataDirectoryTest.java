package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path directory;

    private static String mistake(Path path) {
        return String.valueOf(
                assertThrows(IOException.class, () -> DataDirectory.open(path)).getMessage());
    }

    @Test
    void oneNodeAtATimeHasIt() throws Exception {
        Path data = directory.resolve("deep/down");
        try (DataDirectory first = DataDirectory.open(data)) {
            assertEquals(data, first.path());
            String told = mistake(data);
            assertTrue(told.contains("another node runs on the data directory " + data), told);
            assertTrue(told.contains("process " + ProcessHandle.current().pid()), told);
        }
        DataDirectory.open(data).close();
    }

    @Test
    void whatCannotBeADirectoryIsToldSo() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertEquals("the data directory " + file + " cannot be made: it is no directory", mistake(file));
        String below = mistake(file.resolve("below"));
        assertTrue(below.startsWith("the data directory " + file.resolve("below") + " cannot be made: "), below);
    }
}
