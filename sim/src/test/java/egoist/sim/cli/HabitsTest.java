package egoist.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.scenario.ScenarioCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people expect of any command line: help that helps, mistakes told with what was meant, codes explained. */
class HabitsTest {
    private static final int TERMINAL_WIDTH = 80;
    private static final char ESCAPE = 0x1b;

    private record Outcome(int code, String out, String err) {}

    private static Outcome egoist(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = SimCli.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    static Stream<List<String>> everyCommand() {
        List<List<String>> commands = new ArrayList<>();
        collect(SimCli.commandLine(), List.of(), commands);
        return commands.stream();
    }

    private static CommandLine command(List<String> path) {
        CommandLine command = SimCli.commandLine();
        for (String name : path) {
            command = java.util.Objects.requireNonNull(command.getSubcommands().get(name));
        }
        return command;
    }

    private static void collect(CommandLine commandLine, List<String> path, List<List<String>> commands) {
        commands.add(path);
        commandLine.getSubcommands().forEach((name, subcommand) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            collect(subcommand, longer, commands);
        });
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyHelpEndsWithExitCodesAndExamplesThatParse(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--help");
        Outcome outcome = egoist(arguments.toArray(String[]::new));
        assertEquals(0, outcome.code(), outcome.err());
        String help = outcome.out();
        int codes = help.indexOf("\nExit codes:\n");
        int examples = help.indexOf("\nExample");
        assertTrue(codes > 0 && examples > codes, help);
        assertTrue(help.substring(0, examples).lines().allMatch(line -> line.length() <= TERMINAL_WIDTH), help);
        List<String> lines = help.substring(examples)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("egoist "))
                .toList();
        assertFalse(lines.isEmpty(), help);
        for (String example : command(command).getCommandSpec().usageMessage().footer()) {
            assertTrue(help.contains("\n" + example + "\n"), "can be copied as a whole: " + example);
        }
        for (String line : lines) {
            for (String each : line.split("&&")) {
                String[] words = each.replaceAll(">.*", "").strip().split(" +");
                if (words[1].equals("sim")) {
                    SimCli.commandLine()
                            .parseArgs(List.of(words).subList(2, words.length).toArray(String[]::new));
                }
            }
        }
    }

    @Test
    void withoutAnythingItSaysWhatItIs() {
        Outcome outcome = egoist();
        assertEquals(0, outcome.code());
        assertTrue(outcome.out().lines().count() <= 12, outcome.out());
        assertTrue(outcome.out().contains("egoist sim run FILE"), outcome.out());
        assertTrue(outcome.out().contains("Try:"), outcome.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            rnu                                       | there is no command 'rnu'                            | run
            list policy                               | 'policy' is none of policies, metrics, models | policies
            run x.yaml --format xml                   | --format: 'xml' is none of table, csv, json, markdown |
            run x.yaml --format jsno                  | --format: 'jsno' is none of table, csv, json, markdown | json
            plot results --format pgn                 | --format: 'pgn' is none of                           | png
            run x.yaml --outt=there                   | there is no option '--outt=there'                    | --out
            run x.yaml --sed 5                        | there is no option '--sed'                           | --set
            run x.yaml --onli=k=2                     | there is no option '--onli=k=2'                      | --only
            run                                       | Missing required parameter: 'FILE'                   |
            config shwo                               | there is no command 'shwo'                           | show
            run x.yaml -j two                         | 'two' is not an int                                  |
            """)
    void aMistypedCommandLineIsToldInThreeLines(String line, String told, String meant) {
        Outcome outcome = egoist(line.split(" "));
        assertEquals(ExitCodes.USAGE, outcome.code(), outcome.err());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().contains(told), outcome.err());
        assertTrue(outcome.err().lines().count() <= 3, outcome.err());
        assertEquals(meant != null, outcome.err().contains("did you mean"), outcome.err());
        assertTrue(meant == null || outcome.err().contains("did you mean '" + meant + "'"), outcome.err());
        assertTrue(outcome.err().contains(" --help'"), outcome.err());
    }

    @Test
    void aMistypedFileOrConditionIsToldWithWhatThereIs(@TempDir Path folder) throws Exception {
        Path file =
                Files.writeString(folder.resolve("mine.yaml"), "peers: 20\nk: 3\npolicies: [k-random, k-closest]\n");
        Files.writeString(folder.resolve("delays.csv"), "0,1\n1,0\n");
        String misnamed = egoist("validate", folder + "/mien.yaml").err();
        assertTrue(misnamed.contains("= did you mean '" + file + "'?"), misnamed);
        String data = egoist(
                        "validate",
                        file.toString(),
                        "--set",
                        "network.latency.model=matrix",
                        "--set",
                        "network.latency.file=" + folder + "/delay.csv")
                .err();
        assertTrue(data.contains("= did you mean 'delays.csv'?"), data);
        String name = egoist("run", file.toString(), "--only", "polcy=k-random").err();
        assertTrue(name.contains("there is no 'polcy'; did you mean 'policy'? there are policy, k,"), name);
        String value = egoist("run", file.toString(), "--only", "policy=random").err();
        assertTrue(value.contains("--only: no cell has policy=random; there are policy k-random, k-closest"), value);
    }

    static Stream<String> everyCode() {
        return ScenarioCodes.all().stream().map(code -> code.id());
    }

    @ParameterizedTest
    @MethodSource("everyCode")
    void everyCodeIsExplained(String code) {
        Outcome outcome = egoist("explain", code.toLowerCase(java.util.Locale.ROOT));
        assertEquals(0, outcome.code());
        List<String> lines = outcome.out().lines().toList();
        assertTrue(lines.get(0).startsWith(code + ": "), outcome.out());
        assertTrue(
                String.join(" ", lines.subList(2, lines.size())).length() > 50, "an explanation is more than a title");
        assertTrue(egoist("explain").out().contains(code + "  "), code);
    }

    @Test
    void codesAreUniqueAndUnknownOnesAreRefused() {
        List<String> codes = everyCode().toList();
        assertEquals(codes.size(), codes.stream().distinct().count());
        assertEquals(ExitCodes.USAGE, egoist("explain", "E999").code());
    }

    @Test
    void configShowTellsWhereEachValueComesFrom(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("mine.yaml"), "peers: 20\nk: 3\npolicies: [k-random]\nnetwork:\n  latency: euclidean\n");
        String shown = egoist("config", "show", file.toString(), "--set", "k=2,4", "--origin")
                .out();
        assertTrue(shown.matches("(?s).*\npeers +20 +" + java.util.regex.Pattern.quote(file + ":1:8") + "\n.*"), shown);
        assertTrue(shown.matches("(?s).*\nk +2,4 +--set\n.*"), shown);
        assertTrue(shown.matches("(?s).*\nnetwork\\.loss +0.0 +default\n.*"), shown);
        assertTrue(shown.matches("(?s).*\nnetwork\\.latency\\.model +euclidean +[^\n]*:5:12\n.*"), shown);
        assertFalse(egoist("config", "show", file.toString()).out().contains("default"));
        JsonNode json = JsonMapper.shared()
                .readTree(egoist("config", "show", file.toString(), "--format", "json")
                        .out());
        assertEquals(1, json.get("version").asInt());
        assertEquals("name", json.get("settings").get(0).get("key").asString());
        assertEquals(
                ExitCodes.USAGE, egoist("config", "show", folder + "/none.yaml").code());
    }

    @Test
    void whatIsNoTerminalGetsNoColours() {
        for (List<String> command : everyCommand().toList()) {
            List<String> arguments = new ArrayList<>(command);
            arguments.add("--help");
            String help = egoist(arguments.toArray(String[]::new)).out();
            assertEquals(-1, help.indexOf(ESCAPE), help);
        }
    }
}
