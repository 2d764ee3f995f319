package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node started with the very command of the systemd unit takes a hang-up for the order to read its configuration again. */
class HangUpTest {
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path directory;

    @Test
    void aHangUpReloadsTheConfigurationAndATerminationEndsTheNode() throws Exception {
        Process process = start(command());
        try {
            String map = awaitMap(process);
            assertTrue(
                    answer(map + "v1/config").contains("\"links.exclude\",\"value\":\"\""), answer(map + "v1/config"));
            write("name: hung\nk: 3\nlinks: {exclude: n7}\nlog: {level: debug}\n");
            signal(process, "HUP");
            await("links.exclude is 'n7' now, was ''");
            await("log.level is 'debug' now, was 'info'");
            await("k stays '5': '3' needs a restart");
            await("'n7' (excluded) is no member now");
            assertTrue(answer(map + "v1/config").contains("\"links.exclude\",\"value\":\"n7\""), "the pages tell");

            write("name: hung\nlinks: {exclude: n7, bias: n8=bad}\n");
            signal(process, "HUP");
            await("the one before holds");
            assertTrue(answer(map + "v1/config").contains("\"links.exclude\",\"value\":\"n7\""), "nothing has changed");
            signal(process, "TERM");
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it goes on after a termination: " + said());
            assertEquals(TERMINATED, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(directory.resolve("node.yaml"), yaml);
    }

    private void await(String line) throws IOException, InterruptedException {
        for (int i = 0; i < 100 && !said().contains(line); i++) {
            Thread.sleep(100);
        }
        assertTrue(said().contains(line), "no '" + line + "' in " + said());
    }

    private static String command() throws IOException {
        String unit =
                Files.readString(Path.of("packaging", "egoist-node.service")).replace("\\\n", " ");
        return unit.lines()
                .filter(line -> line.startsWith("ExecStart="))
                .map(line -> line.substring("ExecStart=".length()))
                .findFirst()
                .orElseThrow();
    }

    /** Starts that command with this machine's Java, the classes under test and files of its own. */
    private Process start(String command) throws IOException {
        Path key = directory.resolve("overlay.key");
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, "a secret that only this process knows\n");
        List<String> words = new ArrayList<>();
        for (String word : command.trim().split(" +")) {
            switch (word) {
                case "/usr/bin/java" ->
                    words.add(Path.of(System.getProperty("java.home"), "bin", "java")
                            .toString());
                case "-jar" -> words.add("-cp");
                case "/usr/lib/egoist/egoist-node.jar" ->
                    words.addAll(List.of(ClassPath.text(), NodeCli.class.getName()));
                case "/etc/egoist/node.yaml" -> words.add(write("name: hung\n").toString());
                case "/var/lib/egoist" -> words.add(directory.resolve("data").toString());
                default -> words.add(word);
            }
        }
        for (String setting :
                List.of("listen=127.93.0.1:61223", "api.listen=127.0.0.1:0", "security.overlay-key-file=" + key)) {
            words.add("--set");
            words.add(setting);
        }
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private Path log() {
        return directory.resolve("log");
    }

    private String said() throws IOException {
        return Files.readString(log());
    }

    /** Waits until it has told where its map is: from then on it runs. */
    private String awaitMap(Process process) throws IOException, InterruptedException {
        for (int i = 0; i < 300 && process.isAlive(); i++) {
            String said = said();
            int from = said.indexOf("http://");
            int end = from < 0 ? -1 : said.indexOf('\n', from);
            if (end > 0) {
                return said.substring(from, end);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("it did not start: " + said());
    }

    private static void signal(Process process, String signal) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor());
    }

    private static String answer(String page) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
