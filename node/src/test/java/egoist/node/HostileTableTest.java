package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.wire.Reject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every test and every counter that HOSTILE.md names exists, and every counter of refused input is named there. */
class HostileTableTest {
    private static final Path TABLE = Path.of("HOSTILE.md");
    private static final List<Path> TESTS = List.of(Path.of("src/test/java"), Path.of("../protocol/src/test/java"));
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");
    private static final Pattern IN_TICKS = Pattern.compile("`([a-z_-]+)`");
    private static final int COUNTED = 3;

    /** What a node counts though no other node is to blame: its own troubles, and failures on the network. */
    private static final Set<String> OWN_TROUBLES = Set.of(
            "accept-failed",
            "close-failed",
            "no-record",
            "peer-failed",
            "stall",
            "too-large-to-send",
            "udp-receive",
            "udp-send");

    private static String sources;

    @BeforeAll
    static void read() throws IOException {
        sources = text(SOURCES);
    }

    private static String text(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> java = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            StringBuilder text = new StringBuilder();
            for (Path file : java) {
                text.append(Files.readString(file)).append('\n');
            }
            return text.toString();
        }
    }

    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .map(line -> line.split("\\|", -1))
                .toList();
    }

    @Test
    void everyTestNamedExists() throws IOException {
        Matcher named = NAMED_TEST.matcher(Files.readString(TABLE));
        int count = 0;
        while (named.find()) {
            String file = named.group(1) + ".java";
            String text = null;
            for (Path folder : TESTS) {
                try (Stream<Path> files = Files.walk(folder)) {
                    Path found = files.filter(path -> path.endsWith(file))
                            .findFirst()
                            .orElse(null);
                    text = found == null ? text : Files.readString(found);
                }
            }
            assertTrue(text != null, "there is no " + file);
            assertTrue(text.contains(" void " + named.group(2) + "("), "there is no " + named.group());
            count++;
        }
        assertTrue(count > 40, "only " + count + " tests");
    }

    @Test
    void everyCounterNamedExists() throws IOException {
        Set<String> rejects = Arrays.stream(Reject.Reason.values())
                .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());
        int count = 0;
        for (String[] row : rows()) {
            Matcher names = IN_TICKS.matcher(row[COUNTED]);
            while (names.find()) {
                String name = names.group(1);
                boolean known = name.startsWith("egoist_")
                        ? sources.contains('"' + name.replaceAll("_total$", "").replace('_', '.') + '"')
                        : sources.contains('"' + name + '"') || rejects.contains(name);
                assertTrue(known, "nobody counts " + name);
                count++;
            }
        }
        assertTrue(count > 40, "only " + count + " counters");
    }

    @Test
    void everyCounterOfRefusedInputIsNamed() throws IOException {
        Set<String> counted = new TreeSet<>();
        Matcher calls = Pattern.compile(
                        "(?:rejected|refuse|giveUp)\\([^\";]*?\"([a-z-]+)\"|new (?:AnnouncementGate\\.)?Fault\\(\"([a-z-]+)\"")
                .matcher(sources);
        while (calls.find()) {
            counted.add(calls.group(1) == null ? calls.group(2) : calls.group(1));
        }
        assertFalse(counted.isEmpty());
        counted.removeAll(OWN_TROUBLES);
        String table = Files.readString(TABLE);
        counted.removeIf(reason -> table.contains('`' + reason + '`'));
        assertEquals(Set.of(), counted, "counted, but not in " + TABLE);
    }
}
