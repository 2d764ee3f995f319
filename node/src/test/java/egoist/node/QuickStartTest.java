package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that packages and the launcher make. */
class QuickStartTest {
    @TempDir
    private Path directory;

    @Test
    void nodesStartFromTheArchiveOfARehearsal() throws Exception {
        QuickStart quick = QuickStart.make(directory, NodeProcess.java(), NodeProcess.OPTIONS);
        List<String> command = new ArrayList<>(List.of(NodeProcess.java()));
        command.addAll(quick.options());
        command.addAll(List.of(
                "-Xshare:on", "-Xlog:class+load", "-cp", quick.classPath(), NodeCli.class.getName(), "--version"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(
                said.lines()
                        .anyMatch(line -> line.contains("egoist.node.") && line.contains("shared objects file (top)")),
                said);
    }

    @Test
    void aRehearsalThatFailsSaysSoAndLeavesNothing() throws Exception {
        Path archive = directory.resolve("none.jsa");
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of("packaging", "archive").toAbsolutePath().toString(),
                archive.toString(),
                "false",
                "-jar",
                "no.jar");
        builder.environment().put("TMPDIR", temporary.toString());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), said);
        assertEquals(1, process.exitValue(), said);
        assertTrue(said.contains("the rehearsal failed"), said);
        assertTrue(Files.notExists(archive));
        try (var left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
