package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node started with the very command of the systemd unit takes a hang-up for nothing. */
class HangUpTest {
    private static final String SHIELD = "/usr/bin/env --ignore-signal=HUP ";
    private static final int TERMINATED = 128 + 15;
    private static final int HUNG_UP = 128 + 1;

    @TempDir
    private Path directory;

    @BeforeEach
    void theMachineHasWhatTheUnitNeeds() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/env")), "no /usr/bin/env on this machine");
        Process probe = new ProcessBuilder("/usr/bin/env", "--ignore-signal=HUP", "true").start();
        assumeTrue(probe.waitFor() == 0, "an env that cannot ignore signals");
    }

    @Test
    void aHangUpDoesNotEndTheNodeAndATerminationStillDoes() throws Exception {
        String command = command();
        assertTrue(command.startsWith(SHIELD), command);
        Process process = start(command);
        try {
            String status = awaitMap(process) + "v1/status";
            signal(process, "HUP");
            assertFalse(process.waitFor(2, TimeUnit.SECONDS), "the hang-up ended it: " + said());
            assertEquals(200, answer(status), "it answers after the hang-up");
            signal(process, "TERM");
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it goes on after a termination: " + said());
            assertEquals(TERMINATED, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    /** What the shield is there for; without this the other test could pass for another reason. */
    @Test
    void withoutTheShieldAHangUpEndsIt() throws Exception {
        Process process = start(command().substring(SHIELD.length()));
        try {
            awaitMap(process);
            signal(process, "HUP");
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it goes on: " + said());
            assertEquals(HUNG_UP, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
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
                case "/etc/egoist/node.yaml" ->
                    words.add(Files.writeString(directory.resolve("node.yaml"), "name: hung\n")
                            .toString());
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

    private static int answer(String page) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
