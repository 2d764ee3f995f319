package egoist.node.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.Endpoint;
import egoist.node.identity.GlobalId;
import egoist.node.wire.SignedRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small ids are few and nodes are many. */
class DirectoryTest {
    @TempDir
    private Path directory;

    private static GlobalId id(int number) {
        return new GlobalId(number, number);
    }

    private static KnownNode node(int number) {
        Endpoint endpoint = new Endpoint("127.0.0." + number, 61223);
        SignedRecord signed = SignedRecord.getDefaultInstance();
        return new KnownNode(id(number), new byte[32], new byte[32], "n" + number, endpoint, 1, false, signed);
    }

    @Test
    void aSmallIdIsGivenOutAgainOnceNobodyMissesItAndWhoeverKeepsSomethingUnderItIsTold() {
        Directory known = new Directory(node(1), 3);
        List<String> told = new ArrayList<>();
        known.onReuse((local, before) -> told.add(local + " was " + before));
        assertTrue(known.accept(node(2)));
        assertTrue(known.accept(node(3)));
        assertEquals(-1, known.local(id(4)), "all are in use");
        assertEquals(List.of(), told);
        known.reuse(local -> local == 2);
        assertEquals(2, known.local(id(4)));
        assertEquals(List.of("2 was " + id(3)), told);
        assertEquals(id(4), known.global(2));
        assertNull(known.record(id(3)), "its record went with it");
        assertNotNull(known.record(1));
        assertEquals(2, known.local(id(3)), "who comes back gets what is free");
        assertEquals(List.of("2 was " + id(3), "2 was " + id(4)), told);
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLater() throws IOException {
        Directory known = new Directory(node(1), 8);
        known.accept(node(2));
        Path occupied = Files.createFile(directory.resolve("occupied"));
        assertThrows(IOException.class, () -> known.save(occupied.resolve("nodes")));
        Path file = directory.resolve("nodes");
        known.save(file);
        assertTrue(Files.size(file) > 0);
        Files.delete(file);
        known.save(file);
        assertTrue(Files.notExists(file), "nothing changed since");
    }
}
