package egoist.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what the commands print today; {@code scenarios/readme.sh} writes it anew. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile(
            "<!-- \\$ (\\S[^\n]*) -->\n```\n\\$ ([^\n]*)\n(.*?)```\n<!-- end of output -->", Pattern.DOTALL);
    private static final Pattern FIGURE = Pattern.compile("!\\[[^]]+]\\(([^)]+)\\)");

    @TempDir
    private Path folder;

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    @Test
    void commandsPrintWhatIsShown() throws IOException {
        int shown = 0;
        Matcher block = BLOCK.matcher(readme());
        while (block.find()) {
            shown++;
            assertEquals(block.group(1), block.group(2), "the command is shown above its output");
            String command = block.group(1);
            if (command.startsWith("./egoist sim ") && !command.contains("|")) {
                assertEquals(block.group(3), output(command), command + ": run scenarios/readme.sh");
            }
        }
        assertEquals(readme().split("<!-- \\$ ", -1).length - 1, shown, "each block has its output and its end");
        assertTrue(shown >= 3, shown + " blocks");
    }

    /** Both streams, as a terminal shows them; paths as from the project's folder. */
    private String output(String command) {
        List<String> words = List.of(command.split(" "));
        List<String> arguments = new ArrayList<>(words.subList(2, words.size()));
        arguments.replaceAll(argument -> argument.startsWith("scenarios/") ? "../" + argument : argument);
        if (arguments.get(0).equals("run")) {
            arguments.addAll(List.of("--out", folder.resolve("results").toString()));
        }
        StringWriter both = new StringWriter();
        SimCli.commandLine()
                .setOut(new PrintWriter(both))
                .setErr(new PrintWriter(both))
                .execute(arguments.toArray(String[]::new));
        return both.toString().replace("../scenarios/", "scenarios/");
    }

    @Test
    void figuresAreThereAndSmall() throws IOException {
        Matcher figure = FIGURE.matcher(readme());
        int figures = 0;
        while (figure.find()) {
            Path file = ROOT.resolve(figure.group(1));
            assertTrue(Files.isRegularFile(file), file + " is missing: run scenarios/readme.sh");
            assertTrue(Files.size(file) < 200_000, file + " is too large for a repository");
            figures++;
        }
        assertTrue(figures >= 2, figures + " figures");
    }
}
