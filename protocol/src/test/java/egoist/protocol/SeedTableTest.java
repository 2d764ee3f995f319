package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.parameter.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of what became of the original client is complete, and what it names exists. */
class SeedTableTest {
    private static final Path TABLE = Path.of("SEED.md");
    private static final List<String> PACKAGES =
            List.of("", ".message", ".metric", ".overlay", ".policy", ".parameter", ".wire");

    /** Everything the client's API document lists, as it lists it. */
    private static final String MODULE = """
            time2str findNodeIP main BOOTSTRAP_PORT BOOT_DELAY ERASE_HASH HUGE_DELAY MIL NACK NBR_CONNECTOR NBR_FACTORY
            NBR_IP NBR_PORT NEIGHBOR_DELIMITER NET_PACKET OVERLAY_DELIMITER OVERLAY_PACKET PACKET_TYPE PACK_DELIMITER
            PING_FACTORY PING_PERIOD PING_RESULTS PING_TIMEOUT PKT_IDS_LIMIT PKT_LIMIT PORT_DELIMITER REGISTER REMOVE
            REMOVE_PERIOD REWIRING_PERIOD SEG TEARDOWN UPDATE UPDATE_HASH UPDATE_ID UPDATE_SRC UPDT_DELIMITER maxint""";

    private static final String RECEIVER = """
            lineReceived __providedBy__ connectionLost connectionMade dataReceived lineLengthExceeded makeConnection sendLine
            MAX_LENGTH __implemented__ __provides__ connected delimiter transport""";

    private static final String FACTORY =
            "__providedBy__ buildProtocol doStart doStop startFactory stopFactory __implemented__ __provides__ noisy numPorts";

    private static final String CONNECTING = "clientConnectionFailed clientConnectionLost startedConnecting";

    private static Set<String> documented() {
        Set<String> names = new TreeSet<>(List.of(MODULE.split("\\s+")));
        add(names, "EgoistNodeID", "__init__");
        add(names, "BootstrapProtocol", "__init__ getData sendMsg", RECEIVER);
        add(names, "PingProtocol", "__init__ sendMsg timeout", RECEIVER);
        add(names, "PingFactory", "__init__", FACTORY, CONNECTING);
        add(names, "NeighborTalkingProtocol", "sendMsg", RECEIVER);
        add(names, "NeighborTalkingFactory", "__init__ getNBRDeferred disconnectFromNeighbor", FACTORY, CONNECTING);
        add(names, "NeighborListeningProtocol", RECEIVER);
        add(names, "DummyProtocol", RECEIVER);
        add(names, "DummyFactory", FACTORY);
        add(names, "EgoistClientFactory", """
                __init__ handleSinglePing bootUpdate propagateUpdates isDuplicate isFresh ping removeNode processUpdate
                formOverlay selectRandomNeighbors localSearch""", FACTORY);
        return names;
    }

    private static void add(Set<String> names, String type, String... members) {
        names.add(type);
        for (String list : members) {
            for (String member : list.split("\\s+")) {
                names.add(type + "." + member);
            }
        }
    }

    record Row(String original, List<String> originals, List<String> ours, String why, List<String> tests) {
        @Override
        public String toString() {
            return original;
        }
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            if (line.startsWith("| `")) {
                String[] cells = line.substring(1).split("\\|");
                assertEquals(4, cells.length, line);
                rows.add(new Row(
                        cells[0].strip(), quoted(cells[0]), quoted(cells[1]), cells[2].strip(), quoted(cells[3])));
            }
        }
        return rows;
    }

    private static List<String> quoted(String cell) {
        return Pattern.compile("`([^`]+)`")
                .matcher(cell)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void everyNameOfTheDocumentHasExactlyOneRow() throws IOException {
        List<String> named =
                rows().stream().flatMap(row -> row.originals().stream()).toList();
        assertEquals(named.size(), new HashSet<>(named).size(), "a name stands twice");
        assertEquals(documented(), new TreeSet<>(named));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatARowNamesExists(Row row) {
        assertFalse(row.why().isEmpty());
        for (String ours : row.ours()) {
            assertTrue(ours.contains(": ") ? isDefault(ours) : exists(ours, PACKAGES), ours);
        }
        assertFalse(row.tests().isEmpty());
        for (String test : row.tests()) {
            assertTrue(isTest(test), test);
        }
    }

    private static boolean isDefault(String setting) {
        String[] keyAndValue = setting.split(": ");
        for (Parameter parameter : PeerConfig.parameters()) {
            if (parameter.name().equals(keyAndValue[0])) {
                return keyAndValue[1].equals(String.valueOf(parameter.defaultValue()));
            }
        }
        return false;
    }

    private static boolean exists(String name, List<String> packages) {
        if (find(name, packages) != null) {
            return true;
        }
        int dot = name.lastIndexOf('.');
        Class<?> type = dot < 0 ? null : find(name.substring(0, dot), packages);
        return type != null && members(type).contains(name.substring(dot + 1));
    }

    private static Set<String> members(Class<?> type) {
        return Stream.concat(
                        Arrays.stream(type.getDeclaredMethods()).map(method -> method.getName()),
                        Arrays.stream(type.getDeclaredFields()).map(field -> field.getName()))
                .collect(Collectors.toSet());
    }

    private static Class<?> find(String name, List<String> packages) {
        return packages.stream()
                .map(inside -> loaded("egoist.protocol" + inside + "." + name.replace('.', '$')))
                .filter(type -> type != null)
                .findFirst()
                .orElse(null);
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, SeedTableTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static boolean isTest(String name) {
        int dot = name.lastIndexOf('.');
        Class<?> type = find(name.substring(0, dot), PACKAGES);
        return type != null
                && Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals(name.substring(dot + 1))
                                && (method.isAnnotationPresent(Test.class)
                                        || method.isAnnotationPresent(ParameterizedTest.class)));
    }
}
