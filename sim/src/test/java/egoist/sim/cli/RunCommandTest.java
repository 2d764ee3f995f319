package egoist.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line as a person uses it: what is printed, what is written, what it exits with. */
class RunCommandTest {
    private static final String SMALL = """
            name: small
            peers: 12
            k: 2..3
            policies: [k-random, k-closest, k-regular, best-response, full-mesh]
            seeds: 3
            network: {latency: euclidean}
            """;

    @TempDir
    private Path folder;

    private record Outcome(int code, String out, String err) {}

    private static Outcome egoist(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = SimCli.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        int code = commandLine.execute(arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    private Path scenario(String text) throws IOException {
        return Files.writeString(folder.resolve("scenario.yaml"), text);
    }

    private Outcome run(Path out, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run", scenario(SMALL).toString(), "--out", out.toString()));
        arguments.addAll(List.of(more));
        return egoist(arguments.toArray(new String[0]));
    }

    @Test
    void writesEveryFileAndPrintsATable() throws IOException {
        Path out = folder.resolve("results");
        Outcome outcome = run(out);
        assertEquals(ExitCodes.OK, outcome.code(), outcome.err());
        assertTrue(outcome.out().contains("best-response *"), outcome.out());
        assertTrue(outcome.err().contains("30 cells: 30 ok, 0 failed, 0 skipped"), outcome.err());
        assertEquals(1 + 10, Files.readAllLines(out.resolve("summary.csv")).size());
        assertEquals(1 + 30, Files.readAllLines(out.resolve("runs.csv")).size());
        assertEquals(1 + 3 * 12, Files.readAllLines(out.resolve("peers.csv")).size());
        int links = 12 * (4 * 2 + 4 * 3 + 2 * 11) * 3;
        assertEquals(1 + links, Files.readAllLines(out.resolve("wirings.csv")).size());
        String manifest = Files.readString(out.resolve("manifest.json"));
        assertTrue(manifest.contains("\"status\" : \"complete\""), manifest);
        assertTrue(Files.readAllLines(out.resolve("timeseries.csv")).size() > 30);
    }

    @Test
    void tellsHowPopularPeersAreWhereThatDiffers() throws IOException {
        Path alike = folder.resolve("alike");
        run(alike);
        assertTrue(Files.readAllLines(alike.resolve("peers.csv")).get(1).endsWith(","), "nothing to tell");
        Path skewed = folder.resolve("skewed");
        run(skewed, "--set", "preferences={model: zipf, alpha: 1}", "--set", "seeds=1");
        List<String> lines = Files.readAllLines(skewed.resolve("peers.csv"));
        assertTrue(lines.get(0).endsWith(",popularity"), lines.get(0));
        double[] popularity = lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                .toArray();
        for (int peer = 1; peer < popularity.length; peer++) {
            assertTrue(popularity[peer] < popularity[peer - 1], "rank by id: " + lines);
        }
        double twelveOfElevenOthers = 12 / 11.0;
        assertEquals(twelveOfElevenOthers, Arrays.stream(popularity).sum(), 1e-6, "each peer's preferences sum to 1");
    }

    @Test
    void sameScenarioSameBytesWhateverTheThreads() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        String first = run(one, "-j", "1", "--format", "csv").out();
        String second = run(two, "-j", "2", "--format", "csv").out();
        assertEquals(first, second);
        assertEquals(first, Files.readString(one.resolve("summary.csv")));
        for (String name : List.of("summary.csv", "runs.csv", "wirings.csv", "peers.csv", "timeseries.csv")) {
            assertEquals(Files.readString(one.resolve(name)), Files.readString(two.resolve(name)), name);
        }
        String other =
                run(folder.resolve("three"), "--seed", "2", "--format", "csv").out();
        assertFalse(first.equals(other), "another seed must be another world");
    }

    @Test
    void setOverridesUnderTheSameChecks() throws IOException {
        Outcome fine = run(folder.resolve("a"), "--set", "peers=20", "--set", "k=4", "--format", "csv", "--quiet");
        assertEquals(ExitCodes.OK, fine.code(), fine.err());
        assertEquals("", fine.err());
        assertTrue(fine.out().lines().skip(1).allMatch(line -> line.contains(",4,20,delay,3,")), fine.out());
        Outcome wrong = run(folder.resolve("b"), "--set", "peers=ten", "--set", "polices=k-random");
        assertEquals(ExitCodes.USAGE, wrong.code());
        assertTrue(wrong.err().contains("did you mean 'policies'?"), wrong.err());
        assertTrue(wrong.err().contains("2 mistakes"), wrong.err());
        assertFalse(Files.exists(folder.resolve("b")), "nothing is written for a scenario that cannot run");
    }

    @Test
    void jsonAndMarkdownHoldTheSameRows() throws IOException {
        Outcome json = run(folder.resolve("a"), "--format", "json", "--quiet");
        assertTrue(json.out().contains("\"version\" : 1"), json.out());
        assertEquals(10, json.out().split("\"ratio_to_br\"", -1).length - 1);
        Outcome markdown = run(folder.resolve("a"), "--format", "markdown", "--quiet");
        assertEquals(12, markdown.out().lines().count());
    }

    @Test
    void refusesFoldersThatHoldOtherThings() throws IOException {
        Path out = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(out.resolve("thesis.tex"), "do not lose me");
        Outcome outcome = run(out);
        assertEquals(ExitCodes.USAGE, outcome.code());
        assertTrue(outcome.err().contains("holds other files"), outcome.err());
        assertEquals("do not lose me", Files.readString(out.resolve("thesis.tex")));
        assertFalse(Files.exists(out.resolve("manifest.json")));
        Outcome file = run(out.resolve("thesis.tex"));
        assertEquals(ExitCodes.USAGE, file.code());
        assertTrue(file.err().contains("is a file"), file.err());
    }

    @Test
    void refusesWhatItCannotDo() throws IOException {
        Outcome optimal =
                run(folder.resolve("a"), "--set", "policies=optimal", "--set", "peers=500", "--set", "k=8", "--quiet");
        assertEquals(ExitCodes.USAGE, optimal.code());
        assertTrue(optimal.err().contains("out of reach"), optimal.err());
        assertFalse(optimal.err().contains("\tat "), optimal.err());
        assertEquals(ExitCodes.USAGE, egoist("run").code());
        assertEquals(ExitCodes.USAGE, egoist("run", "no-such-file.yaml").code());
        assertEquals(ExitCodes.USAGE, egoist("rum").code());
        assertEquals(ExitCodes.USAGE, run(folder.resolve("a"), "-j", "0").code());
    }

    @Test
    void listsEveryRegistry() {
        assertTrue(egoist("list", "policies").out().contains("hybrid-best-response"));
        assertTrue(egoist("list", "models").out().contains("heavy-tailed"));
        assertTrue(egoist("list", "metrics", "--format", "json").out().contains("\"bandwidth\""));
        String csv = egoist("list", "metrics", "--format", "csv").out();
        assertTrue(csv.startsWith("kind,name,description\nmetric,delay,"), csv);
        String markdown = egoist("list", "faults", "--format", "markdown").out();
        assertTrue(markdown.startsWith("| kind | name | description |\n| --- | --- | --- |\n| "), markdown);
        assertTrue(egoist("--version").out().startsWith("egoist "));
    }

    @Test
    void validateStartsNothing() throws IOException {
        Outcome outcome = egoist("validate", scenario(SMALL).toString());
        assertEquals(ExitCodes.OK, outcome.code(), outcome.err());
        assertTrue(
                outcome.out().matches("ok: small, 30 cells, about [0-9.]+ s on [0-9]+ cores? by a rough model.*\n"),
                outcome.out());
    }

    @Test
    void initCopiesAShippedScenario() throws IOException {
        String home = System.getProperty("egoist.home");
        System.setProperty("egoist.home", "..");
        try {
            Path file = folder.resolve("copy.yaml");
            Outcome outcome = egoist("init", file.toString(), "--from", "quickstart");
            assertEquals(ExitCodes.OK, outcome.code(), outcome.err());
            assertTrue(Files.readString(file).contains("name: quickstart"));
            assertEquals(ExitCodes.OK, egoist("validate", file.toString()).code());
            Outcome mistyped = egoist("init", folder.resolve("other.yaml").toString(), "--from", "quikstart");
            assertEquals(ExitCodes.USAGE, mistyped.code());
            assertTrue(mistyped.err().contains("did you mean 'quickstart'?"), mistyped.err());
            assertFalse(Files.exists(folder.resolve("other.yaml")));
        } finally {
            if (home == null) {
                System.clearProperty("egoist.home");
            } else {
                System.setProperty("egoist.home", home);
            }
        }
    }

    @Test
    void initWritesAScenarioThatRunsAndNeverOverwrites() throws IOException {
        Path file = folder.resolve("mine.yaml");
        Outcome outcome = egoist("init", file.toString());
        assertEquals(ExitCodes.OK, outcome.code(), outcome.err());
        String text = Files.readString(file);
        assertTrue(text.startsWith("# yaml-language-server: $schema="), text);
        Outcome again = egoist("init", file.toString());
        assertEquals(ExitCodes.USAGE, again.code());
        assertEquals(text, Files.readString(file));
        Outcome run = egoist(
                "run",
                file.toString(),
                "--set",
                "peers=10",
                "--set",
                "k=2",
                "--set",
                "seeds=2",
                "--quiet",
                "--out",
                folder.resolve("out").toString());
        assertEquals(ExitCodes.OK, run.code(), run.err());
    }

    @Test
    void brokenMatricesAreToldWithTheirLine() throws IOException {
        Path matrix = Files.writeString(folder.resolve("rtt.csv"), "0,1,2\n1,0\n2,1,0\n");
        Outcome outcome = run(
                folder.resolve("a"),
                "--set",
                "network.latency.model=matrix",
                "--set",
                "network.latency.file=" + matrix);
        assertEquals(ExitCodes.USAGE, outcome.code());
        assertTrue(outcome.err().contains("rtt.csv:2"), outcome.err());
        assertFalse(outcome.err().contains("\tat "), outcome.err());
    }

    @Test
    void everyBrokenScenarioExitsWithTwoAndNoTrace() throws IOException {
        int tried = 0;
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/bad"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                List<String> arguments = new ArrayList<>(List.of("run", file.toString(), "--out", "never"));
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                text.lines()
                        .takeWhile(line -> line.startsWith("# --set "))
                        .forEach(line -> arguments.addAll(List.of("--set", line.substring("# --set ".length()))));
                Outcome outcome = egoist(arguments.toArray(new String[0]));
                String which = file + ": " + outcome.err();
                assertEquals(ExitCodes.USAGE, outcome.code(), which);
                assertTrue(outcome.err().contains("mistake"), which);
                assertFalse(outcome.err().contains("\tat "), which);
                assertEquals("", outcome.out(), which);
                tried++;
            }
        }
        assertTrue(tried >= 40, "only " + tried + " broken scenarios");
        assertFalse(Files.exists(Path.of("never")));
    }
}
