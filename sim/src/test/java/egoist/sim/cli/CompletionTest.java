package egoist.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Tab key offers, asked of real shells: the simulator's part of the script with the launcher's part behind it. */
class CompletionTest {
    private static final Path LAUNCHER = Path.of("../egoist");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            egoist s                                    | sim
            egoist ''                                   | sim node completion man --help --version
            egoist completion z                         | zsh
            egoist sim ru                               | run
            egoist sim config s                         | show
            egoist sim run x.yaml --form                | --format
            egoist sim run x.yaml --format m            | markdown
            egoist sim list m                           | metrics models
            """)
    void bashOffersWhatFits(String line, String offered) throws Exception {
        assumeTrue(runs("bash"), "needs bash");
        assertEquals(offered, complete("bash", line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"egoist sim ru=run", "egoist sim list m=metrics models", "egoist s=sim"})
    void zshOffersTheSame(String lineAndOffer) throws Exception {
        assumeTrue(runs("zsh"), "needs zsh");
        String[] parts = lineAndOffer.split("=");
        assertEquals(parts[1], complete("zsh", parts[0]));
    }

    /** The offers for a line, its last word being typed, in order. */
    private String complete(String shell, String line) throws IOException, InterruptedException {
        StringWriter simulator = new StringWriter();
        assertEquals(0, SimCli.commandLine().setOut(new PrintWriter(simulator)).execute("completion"));
        String launcher = Files.readString(LAUNCHER);
        int from = launcher.indexOf("_egoist() {");
        String script = simulator + launcher.substring(from, launcher.indexOf("\nTEXT", from));
        Path file = Files.writeString(folder.resolve("completion.sh"), script);
        boolean zsh = shell.equals("zsh");
        String[] words = line.split(" ");
        // In zsh's bash mode words are counted from 0 too, and zsh narrows the offers to what was typed by itself.
        String prepared = zsh
                ? "autoload -U +X compinit && compinit -u -D\nsource " + file + "\nsetopt ksh_arrays sh_word_split\n"
                : "compopt() { :; }\nsource " + file + "\n";
        String typed = words[words.length - 1].replace("'", "");
        String ask = "COMP_WORDS=(" + line + "); COMP_CWORD=" + (words.length - 1) + "; COMPREPLY=()\n_egoist\n"
                + "for offer in \"${COMPREPLY[@]}\"; do case $offer in " + (zsh ? typed : "")
                + "*) echo $offer;; esac; done\n";
        return output(shell, "-c", prepared + ask);
    }

    private boolean runs(String shell) throws InterruptedException {
        try {
            return output(shell, "-c", "echo yes").equals("yes");
        } catch (IOException e) {
            return false;
        }
    }

    private String output(String... command) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectError(errors.toFile());
        builder.environment().put("ZDOTDIR", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(true, process.waitFor(20, TimeUnit.SECONDS));
        assertEquals("", Files.readString(errors));
        return out.lines().map(String::strip).collect(Collectors.joining(" "));
    }
}
