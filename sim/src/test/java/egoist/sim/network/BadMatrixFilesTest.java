package egoist.sim.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bad form of a matrix file is refused with one message that says where and what. */
class BadMatrixFilesTest {
    @TempDir
    Path folder;

    private static Arguments text(String content, String message) {
        return Arguments.of(content.getBytes(StandardCharsets.ISO_8859_1), message);
    }

    static Stream<Arguments> files() throws IOException {
        List<Arguments> all = new ArrayList<>(shapes());
        all.addAll(numbers());
        all.addAll(compressed());
        return all.stream();
    }

    private static List<Arguments> shapes() {
        return List.of(
                text("", ": is empty"),
                text("\n", ": holds only empty lines"),
                text("\r\n\r\n  \t\n", ": holds only empty lines"),
                text("\u00ef\u00bb\u00bf", ": is empty"),
                text("0", ": is a matrix of one row; at least 2 are needed"),
                text("0,1,2\n", ": has 1 line of 3 numbers; a matrix must be square"),
                text("0,1,2\n1,0,2\n", ": has 2 lines of 3 numbers; a matrix must be square"),
                text(
                        "0,1\n1,0\n2,2\n",
                        ":3:1: line 3 of a matrix of 2 columns: it must be square (for snapshots one below the other use"
                                + " the latency model 'snapshots')"),
                text("0,1,2\n1,0\n1,2,0\n", ":2:1: has 2 fields, the lines before have 3"),
                text("0,1,2\n1,0,2,3\n1,2,0\n", ":2:7: field 4: the lines before have 3 fields, this one more"),
                text("0,1\n\n1,0\n", ":2:1: is empty; empty lines may stand only at the end"),
                text("\n0,1\n1,0\n", ":1:1: is empty; empty lines may stand only at the end"),
                text("0,1\n1,0,\n", ":2:5: field 3: the lines before have 2 fields, this one more"),
                text("0,\n1,0\n", ":1:3: field 2: is empty; write nan where there is no measurement"),
                text(",1\n1,0\n", ":1:1: field 1: is empty; write nan where there is no measurement"),
                text("0,,1\n", ":1:3: field 2: is empty; write nan where there is no measurement"),
                text(",,\n", ":1:1: field 1: is empty; write nan where there is no measurement"),
                text(
                        "a,b\n0,1\n1,0\n",
                        ":1:1: field 1: 'a' is not a number; the file holds numbers only: no line of names at its top, no names before the numbers"),
                text(
                        "# ms\n0,1\n1,0\n",
                        ":1:1: field 1: '# ms' is not a number; the file holds numbers only: no line of names at its top, no names before the numbers"),
                text("0;1\n1;0\n", ":1:1: field 1: '0;1' is not a number; fields are separated by commas"),
                text("0 1\n1 0\n", ":1:1: field 1: '0 1' is not a number; fields are separated by commas"),
                text("0\t1\n1\t0\n", ":1:1: field 1: '0\t1' is not a number; fields are separated by commas"),
                text(
                        "0," + "12".repeat(40) + "\n",
                        ":1:3: field 2: '12121212121212121212...' is longer than 64 characters; fields are separated by"
                                + " commas"),
                text("1,".repeat(6000) + "1\n", ":1:1: has more than 5000 columns; larger matrices are not supported"),
                text("nan,nan\nnan,nan\n", ": holds no measurement at all, only nan"));
    }

    private static List<Arguments> numbers() {
        return List.of(
                text("0,-2\n1,0\n", ":1:3: field 2: '-2' is negative"),
                text("0,1\n-0.5,0\n", ":2:1: field 1: '-0.5' is negative"),
                text("0,-0\n1,0\n", ":1:3: field 2: '-0' is negative"),
                text("0,-1e-9\n1,0\n", ":1:3: field 2: '-1e-9' is negative"),
                text("0,inf\n1,0\n", ":1:3: field 2: 'inf' is infinite; write nan where there is no measurement"),
                text(
                        "0,Infinity\n1,0\n",
                        ":1:3: field 2: 'Infinity' is infinite; write nan where there is no measurement"),
                text("0,-inf\n1,0\n", ":1:3: field 2: '-inf' is infinite; write nan where there is no measurement"),
                text("0,1e999\n1,0\n", ":1:3: field 2: '1e999' is too large"),
                text(
                        "0,134218\n1,0\n",
                        ":1:3: field 2: '134218' is too large: at most 134217.726 is possible; is the unit right?"),
                text(
                        "0,1e30\n1,0\n",
                        ":1:3: field 2: '1e30' is too large: at most 134217.726 is possible; is the unit right?"),
                text("0,1.2.3\n1,0\n", ":1:3: field 2: '1.2.3' is not a number"),
                text("0,.\n1,0\n", ":1:3: field 2: '.' is not a number"),
                text("0,1e\n1,0\n", ":1:3: field 2: '1e' is not a number"),
                text("0,0x1p3\n1,0\n", ":1:3: field 2: '0x1p3' is not a number"),
                text("0,1d\n1,0\n", ":1:3: field 2: '1d' is not a number"),
                text("0,12ms\n1,0\n", ":1:3: field 2: '12ms' is not a number"),
                text("0,\"1\"\n1,0\n", ":1:3: field 2: '\"1\"' is not a number"),
                text("0,NA\n1,0\n", ":1:3: field 2: 'NA' is not a number; write nan where there is no measurement"),
                text("0,null\n1,0\n", ":1:3: field 2: 'null' is not a number; write nan where there is no measurement"),
                text("0,-\n1,0\n", ":1:3: field 2: '-' is not a number; write nan where there is no measurement"),
                text("0,  x \n1,0\n", ":1:5: field 2: 'x' is not a number"));
    }

    private static List<Arguments> compressed() throws IOException {
        byte[] good = gzip(grid(40));
        byte[] damaged = good.clone();
        Arrays.fill(damaged, 30, 60, (byte) 0x55);
        byte[] junk = new byte[4000];
        new SplittableRandom(5).nextBytes(junk);
        junk[0] = 'P';
        junk[1] = 1;
        String notText = "byte 0x%02x is not plain text; is this a file of comma-separated numbers, plain or gzip?";
        return List.of(
                Arguments.of(Arrays.copyOf(good, good.length / 2), "the compressed data is cut short"),
                Arguments.of(Arrays.copyOf(good, good.length - 4), "the compressed data is cut short"),
                Arguments.of(Arrays.copyOf(good, 5), ": the compressed data is cut short"),
                Arguments.of(Arrays.copyOf(good, 2), ": the compressed data is cut short"),
                Arguments.of(damaged, "the compressed data is damaged"),
                Arguments.of(
                        new byte[] {0x1f, (byte) 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10},
                        ": begins like a gzip file but is none, or is damaged: "),
                Arguments.of(gzip(new byte[0]), ": is empty"),
                Arguments.of(junk, ":1:2: field 1: " + String.format(notText, 1)),
                Arguments.of(new byte[1000], ":1:1: field 1: " + String.format(notText, 0)),
                text("0,1\u00e9\n", ":1:4: field 2: " + String.format(notText, 0xe9)),
                text("0,1\n1,\0\n", ":2:3: field 2: " + String.format(notText, 0)),
                text("PK\3\4rest", ":1:3: field 1: " + String.format(notText, 3)));
    }

    private static byte[] grid(int size) {
        StringBuilder text = new StringBuilder();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                text.append(j == 0 ? "" : ",").append(random.nextInt(100_000) / 100.0);
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isRefused(byte[] content, String message) throws IOException {
        Path file = folder.resolve("bad.csv");
        Files.write(file, content);
        refused(file, message);
    }

    private static void refused(Path file, String message) {
        var entry = LatencyModels.registry().get("matrix");
        NetworkDataException refusal =
                assertThrows(NetworkDataException.class, () -> entry.create(Map.of("file", file.toString())));
        assertTrue(refusal.getMessage().startsWith(file + ":"), refusal.getMessage());
        String said = refusal.getMessage().substring(file.toString().length());
        if (message.startsWith(":") && !message.endsWith(" ")) {
            assertEquals(message, said);
        } else {
            assertTrue(said.contains(message), said);
        }
        assertEquals(1, said.lines().count(), said);
    }

    @Test
    void missingFilesDirectoriesAndUnreadableOnesAreRefused() throws IOException {
        refused(folder.resolve("nowhere.csv"), ": there is no such file");
        refused(folder, ": is a directory; a file is needed");
        Path locked = Files.createFile(folder.resolve("locked.csv"));
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        }
        // The administrator may read everything; to him the file is merely empty.
        refused(locked, Files.isReadable(locked) ? ": is empty" : ": may not be read (permission denied)");
        Path memory = Path.of("/proc/self/mem");
        if (Files.exists(memory)) {
            refused(memory, ": cannot be read: ");
        }
    }

    @Test
    void aModelWithoutAFileSaysSo() {
        for (String model : List.of("matrix", "snapshots", "coordinates")) {
            var entry = LatencyModels.registry().get(model);
            NetworkDataException refusal = assertThrows(NetworkDataException.class, () -> entry.create(Map.of()));
            assertEquals(
                    "the latency model '" + model
                            + "' needs a file: give it as 'file', or by --set network.latency.file=FILE",
                    refusal.getMessage());
        }
    }

    @Test
    void aLineOfAHundredMegabytesIsRefusedInLittleMemory() throws IOException {
        Map<String, String> lines = Map.of(
                "1,", ":1:1: has more than 5000 columns; larger matrices are not supported",
                "7",
                        ":1:1: field 1: '77777777777777777777...' is longer than 64 characters; fields are separated by commas",
                " ", ": holds only empty lines",
                "\n", ": holds only empty lines");
        for (Map.Entry<String, String> line : lines.entrySet()) {
            Path file = folder.resolve("long.csv.gz");
            byte[] block = gzip(line.getKey().repeat(1 << 19).getBytes(StandardCharsets.US_ASCII));
            try (OutputStream out = Files.newOutputStream(file)) {
                // Compressed blocks may follow each other in a file; this is 100 MB and more once uncompressed.
                for (int blocks = 0; blocks < 200 / line.getKey().length(); blocks++) {
                    out.write(block);
                }
            }
            long before = allocated();
            refused(file, line.getValue());
            assertTrue(allocated() - before < 20_000_000, "allocated " + (allocated() - before) + " bytes");
        }
    }

    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
