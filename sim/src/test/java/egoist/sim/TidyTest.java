package egoist.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the repository and keeps it tidy: what a reviewer would otherwise have to say every time. */
class TidyTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int LONGEST_FILE_LINES = 420;
    private static final int LONGEST_LINE_CHARACTERS = 170;
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");
    private static final Pattern BANNED_NAME =
            Pattern.compile("(Manager|Helper|Utils?|Impl|Abstract[A-Z]\\w*)\\.java$|/Abstract\\w+\\.java$");

    private static List<Path> javaFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : List.of("protocol", "sim", "sim/spark", "node", "benchmarks")) {
            Path sources = ROOT.resolve(module).resolve("src");
            if (Files.isDirectory(sources)) {
                try (Stream<Path> walk = Files.walk(sources)) {
                    walk.filter(path -> path.toString().endsWith(".java")).forEach(files::add);
                }
            }
        }
        assertTrue(files.size() > 50, "found only " + files.size() + " sources below " + ROOT);
        return files;
    }

    private static List<String> offences(LineCheck check) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : javaFiles()) {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int i = 0; i < lines.size(); i++) {
                if (check.offends(lines.get(i))) {
                    found.add(ROOT.relativize(file) + ":" + (i + 1) + ": "
                            + lines.get(i).strip());
                }
            }
        }
        return found;
    }

    private interface LineCheck {
        boolean offends(String line);
    }

    @Test
    void filesAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : javaFiles()) {
            int lines = Files.readAllLines(file, StandardCharsets.UTF_8).size();
            if (lines > LONGEST_FILE_LINES) {
                tooLong.add(ROOT.relativize(file) + ": " + lines + " lines");
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void linesFitAScreen() throws IOException {
        assertEquals(List.of(), offences(line -> line.length() > LONGEST_LINE_CHARACTERS));
    }

    @Test
    void nothingIsMarkedUnfinished() throws IOException {
        assertEquals(List.of(), offences(line -> UNFINISHED.matcher(line).find()));
    }

    @Test
    void noTestIsSwitchedOff() throws IOException {
        assertEquals(List.of(), offences(line -> line.strip().startsWith("@" + "Disabled")));
    }

    @Test
    void namesSayWhatThingsAre() throws IOException {
        List<String> vague = javaFiles().stream()
                .map(file -> "/" + ROOT.relativize(file))
                .filter(name -> BANNED_NAME.matcher(name).find())
                .toList();
        assertEquals(List.of(), vague);
    }

    @Test
    void everyMainPackageIntroducesItself() throws IOException {
        Set<String> mute = new TreeSet<>();
        for (Path file : javaFiles()) {
            Path folder = file.getParent();
            if (file.toString().contains("/src/main/") && !Files.exists(folder.resolve("package-info.java"))) {
                mute.add(ROOT.relativize(folder).toString());
            }
        }
        assertEquals(Set.of(), mute);
    }

    @Test
    void everyScenarioStandsInTheTable() throws IOException {
        String table = Files.readString(ROOT.resolve("scenarios/README.md"));
        try (Stream<Path> files = Files.list(ROOT.resolve("scenarios"))) {
            List<String> missing = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .filter(name -> !table.contains("`" + name + "`"))
                    .sorted()
                    .toList();
            assertEquals(List.of(), missing);
        }
    }

    @Test
    void theTopLevelIsTheOneThatWasAgreed() throws IOException {
        Set<String> agreed = Set.of(
                "pom.xml",
                "sim",
                "node",
                "protocol",
                "scenarios",
                "benchmarks",
                "README.md",
                "egoist",
                "mvnw",
                "mvnw.cmd");
        try (Stream<Path> files = Files.list(ROOT)) {
            List<String> strangers = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !agreed.contains(name))
                    .filter(name -> !Set.of("target", "results").contains(name.toLowerCase(Locale.ROOT)))
                    .sorted()
                    .toList();
            assertEquals(List.of(), strangers);
        }
    }
}
