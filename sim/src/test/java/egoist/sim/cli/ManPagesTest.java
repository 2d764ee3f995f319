package egoist.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The manual pages: made of the same model as the help, in macros that every man knows. */
class ManPagesTest {
    private static final Pattern MACRO = Pattern.compile("\\.(TH|SH|TP|nf|fi).*");

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() {
        assertEquals(0, egoist("man", folder.toString()));
    }

    private static int egoist(String... arguments) {
        return SimCli.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("man1"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void everyCommandHasItsPageAndEveryOptionIsInIt() throws IOException {
        CommandLine root = SimCli.commandLine();
        Set<String> names =
                pages().stream().map(page -> page.getFileName().toString()).collect(Collectors.toSet());
        int visible = 0;
        for (CommandLine command : root.getSubcommands().values()) {
            if (command.getCommandSpec().usageMessage().hidden()
                    || command.getCommandName().equals("help")) {
                continue;
            }
            visible++;
            String name = "egoist-sim-" + command.getCommandName() + ".1";
            assertTrue(names.contains(name), name + " in " + names);
            String page = Files.readString(folder.resolve("man1").resolve(name));
            for (OptionSpec option : command.getCommandSpec().options()) {
                for (String each : option.names()) {
                    assertTrue(page.contains("\\fB" + each.replace("-", "\\-") + "\\fR"), each + " in " + name);
                }
            }
            assertTrue(page.contains("\n.SH EXAMPLES\n.nf\negoist sim "), name + " has examples");
            assertTrue(page.contains("\n.SH EXIT STATUS\n"), name + " has exit codes");
        }
        assertTrue(names.contains("egoist-sim-config-show.1"), "commands of commands have pages too: " + names);
        assertTrue(names.size() > visible, "and so has the command above them");
    }

    @Test
    void nothingIsTakenForAMacroThatIsNone() throws IOException {
        for (Path page : pages()) {
            for (String line : Files.readAllLines(page)) {
                assertTrue(
                        !(line.startsWith(".") || line.startsWith("'"))
                                || MACRO.matcher(line).matches(),
                        page + ": " + line);
                assertFalse(line.contains("${") || line.contains("%n"), page + " has a variable in it: " + line);
            }
        }
    }

    @Test
    void manShowsThemWithoutAWarning() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/man")), "needs man");
        for (Path page : pages()) {
            ProcessBuilder builder = new ProcessBuilder("man", "--warnings=all", "-l", page.toString());
            builder.environment().put("MANPAGER", "cat");
            builder.environment().put("MANWIDTH", "100");
            Process man =
                    builder.redirectError(folder.resolve("warnings").toFile()).start();
            String shown = new String(man.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, man.waitFor(), page.toString());
            assertEquals("", Files.readString(folder.resolve("warnings")), page.toString());
            assertTrue(shown.contains("SYNOPSIS") && shown.contains("egoist sim"), shown);
        }
    }
}
