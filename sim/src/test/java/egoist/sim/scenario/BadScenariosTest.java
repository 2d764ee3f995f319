package egoist.sim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import egoist.config.Checked;
import egoist.config.InvalidConfigException;
import egoist.config.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken scenarios and, beside each, what is said about it: {@code src/test/resources/bad/NAME.yaml} and {@code NAME.txt}.
 * First lines {@code # --set key=value} are overrides. After a change of wording write the texts anew with {@code
 * -Degoist.golden=write} and review the difference. Of a list of allowed names only the first three are compared, so that a
 * new policy or key changes no text.
 */
class BadScenariosTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/bad");
    private static final Pattern ALLOWED = Pattern.compile("(?m)^(  = allowed[^:]*: [^,\n]+, [^,\n]+, [^,\n]+), .*$");

    private final ScenarioReader reader = new ScenarioReader();

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void isExplained(String name) throws IOException {
        Path file = DIRECTORY.resolve(name + ".yaml");
        List<String> overrides = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .lines()
                .takeWhile(line -> line.startsWith("# --set "))
                .map(line -> line.substring("# --set ".length()))
                .toList();
        Checked<Scenario> scenario = reader.read(file, overrides);
        assertFalse(scenario.ok(), name);
        String text = portable(InvalidConfigException.text(scenario.problems())) + "\n";
        assertEquals(
                List.of(),
                text.chars()
                        .filter(c -> c != '\n' && Character.isISOControl(c))
                        .boxed()
                        .toList());
        Path golden = DIRECTORY.resolve(name + ".txt");
        if ("write".equals(System.getProperty("egoist.golden"))) {
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
        assertFalse(scenario.problems().stream()
                .map(Problem::code)
                .anyMatch(code -> ScenarioCodes.find(code.id()).isEmpty()));
    }

    /** Without what differs between machines and grows with the product. */
    private static String portable(String text) {
        Path home = Path.of("").toAbsolutePath();
        Matcher allowed = ALLOWED.matcher(text.replace(home.toString(), "$HOME"));
        return allowed.replaceAll("$1, ...");
    }

    @Test
    void scenariosWithAFewWrongCharactersNeverFailTheReader(@TempDir Path directory) throws IOException {
        byte[] good = Files.readAllBytes(Path.of("../scenarios/staleness.yaml"));
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] bytes = good.clone();
            for (int i = random.nextInt(5); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = good[random.nextInt(good.length)];
            }
            Path file = Files.write(directory.resolve("mutated.yaml"), bytes);
            try {
                reader.read(file, List.of()).problems().forEach(Problem::text);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + new String(bytes, StandardCharsets.UTF_8), e);
            }
        }
    }

    @Test
    void aHugeLineIsRefusedFastInLittleMemory(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("huge.yaml");
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'x');
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 100; i++) {
                out.write(block);
            }
        }
        long before = System.nanoTime();
        List<Problem> problems = reader.read(file, List.of()).problems();
        long millis = (System.nanoTime() - before) / 1_000_000;
        assertEquals("E002", problems.get(0).code().id());
        assertTrue(millis < 2_000, millis + " ms");
    }

    @Test
    void aLineOfOneMebibyteIsReadWithoutTrouble(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("long.yaml");
        Files.writeString(file, "name: " + "x".repeat((1 << 20) - 6));
        assertEquals(
                List.of("E011", "E011", "E011"),
                reader.read(file, List.of()).problems().stream()
                        .map(problem -> problem.code().id())
                        .toList());
        Files.writeString(file, "x".repeat(1 << 20));
        String text = InvalidConfigException.text(reader.read(file, List.of()).problems());
        assertTrue(text.length() < 2_000, "a message of " + text.length() + " characters");
    }

    @Test
    void missingFilesAndDirectoriesAreTold(@TempDir Path directory) {
        Path missing = directory.resolve("none.yaml");
        assertEquals(missing + ": E001: no such file", only(missing));
        assertEquals(directory + ": E001: is a directory, not a file", only(directory));
    }

    @Test
    void anUnreadableFileIsTold(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("secret.yaml"), "peers: 20");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user may read every file");
        assertEquals(file + ": E001: the file may not be read by you (permissions)", only(file));
    }

    private String only(Path file) {
        List<Problem> problems = reader.read(file, List.of()).problems();
        assertEquals(1, problems.size());
        return problems.get(0).text();
    }
}
