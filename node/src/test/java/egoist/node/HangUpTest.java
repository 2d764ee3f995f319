package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.cli.HangUps;
import egoist.node.cli.NodeCommand;
import egoist.node.identity.Credentials;
import egoist.node.identity.DenyList;
import egoist.node.identity.Identity;
import egoist.node.identity.OverlayKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node started with the very command of the systemd unit takes a hang-up for the order to read its configuration again. */
class HangUpTest {
    private static final int TERMINATED = 128 + 15;
    private static final String SECRET = "a secret that only this process knows";

    @TempDir
    private Path directory;

    @Test
    void aHangUpReloadsTheConfigurationAndATerminationEndsTheNode() throws Exception {
        Process process = start(line("ExecStart="));
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

    @Test
    void theReloadCommandTellsWhatAHangUpWouldLog() throws Exception {
        Process process = start(line("ExecStart="));
        try {
            String api = URI.create(awaitMap(process)).getAuthority();
            write("name: hung\nk: 3\nlinks: {exclude: n7}\n");
            assertEquals(
                    List.of(
                            "0",
                            "k stays '5': '3' needs a restart",
                            "links.exclude is 'n7' now, was ''",
                            "'n7' (excluded) is no member now"),
                    reload(api));
            assertEquals("0", reload(api, "--log-level", "debug").get(0));
            await("logs at level debug until the configuration is read again");
            assertEquals(
                    List.of("1", "egoist node: 'debgu' is none of error, warn, info, debug; did you mean debug?"),
                    reload(api, "--log-level", "debgu"));
            write("name: hung\nlinks: {bias: n8=bad}\n");
            List<String> refused = reload(api);
            assertEquals("1", refused.get(0));
            assertTrue(refused.get(1).contains("the one before holds"), refused.toString());
        } finally {
            process.destroyForcibly();
        }
    }

    /** Exit code and lines of {@code egoist node reload}. */
    private List<String> reload(String api, String... arguments) {
        List<String> words = new ArrayList<>(List.of("reload", "--api", api, "--token-file"));
        words.add(directory.resolve("data/api.token").toString());
        words.addAll(List.of(arguments));
        StringWriter told = new StringWriter();
        int code = NodeCommand.commandLine(Map.of(), new HangUps())
                .setOut(new PrintWriter(told, true))
                .setErr(new PrintWriter(told, true))
                .execute(words.toArray(String[]::new));
        List<String> lines = new ArrayList<>(List.of(Integer.toString(code)));
        lines.addAll(told.toString().lines().toList());
        return lines;
    }

    @Test
    void aTerminationLetsTheNodeDrainAndASecondOneEndsIt() throws Exception {
        Process process = start(line("ExecStart=") + " --protocol.drain 1h --protocol.boot-delay 100ms");
        try (Node partner = Node.start(partner())) {
            String map = awaitMap(process);
            for (int i = 0; i < 200 && partner.status().peer().inLinks().length == 0; i++) {
                Thread.sleep(100);
            }
            signal(process, "TERM");
            for (int i = 0; i < 100 && !answer(map + "readyz").contains("leaving"); i++) {
                Thread.sleep(50);
            }
            assertEquals("not ready: it is leaving\n", answer(map + "readyz"));
            assertTrue(process.isAlive(), this::said);
            signal(process, "TERM");
            assertTrue(process.waitFor(5, TimeUnit.SECONDS), "it drains after a second termination: " + said());
            assertEquals(TERMINATED, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    /** As early as the service counts as started, which is long before the node has joined or its pages are up. */
    @Test
    void aHangUpAtTheBeginningIsObeyedLater() throws Exception {
        Process process = start(line("ExecStart="));
        try {
            String wait = line("ExecStartPost=").replace("${MAINPID}", Long.toString(process.pid()));
            String script = wait.substring(wait.indexOf('\'') + 1, wait.lastIndexOf('\''));
            assertEquals(0, new ProcessBuilder("/bin/sh", "-c", script).start().waitFor());
            assertTrue(!said().contains("http://"), "it is up already, this tries nothing: " + said());
            for (int i = 0; i < 3; i++) {
                signal(process, "HUP");
            }
            awaitMap(process);
            await("the configuration was read again and is the same");
            signal(process, "TERM");
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it goes on after a termination: " + said());
            assertEquals(TERMINATED, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 500, 900})
    void aTerminationAtTheBeginningEndsItCleanly(int afterMillis) throws Exception {
        Process process = start(line("ExecStart="));
        try {
            Thread.sleep(afterMillis);
            signal(process, "TERM");
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it goes on after a termination: " + said());
            assertEquals(TERMINATED, process.exitValue(), said());
            assertFalse(said().contains("xception") || said().contains("bug in Egoist"), said());
        } finally {
            process.destroyForcibly();
        }
    }

    /** A node of the same overlay, in this process. */
    private NodeSettings partner() throws Exception {
        Credentials credentials = Credentials.sharedKey(
                Identity.selfSigned("partner", "egoist"), OverlayKeys.of(SECRET), DenyList.empty());
        return NodeSettings.of(
                        "egoist",
                        new Endpoint("127.93.0.2", 61223),
                        directory.resolve("partner"),
                        credentials,
                        LocalOverlay.fast(2))
                .withBootstraps(List.of(new Endpoint("127.93.0.1", 61223)));
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(directory.resolve("node.yaml"), yaml);
    }

    private void await(String line) throws InterruptedException {
        for (int i = 0; i < 100 && !said().contains(line); i++) {
            Thread.sleep(100);
        }
        assertTrue(said().contains(line), "no '" + line + "' in " + said());
    }

    /** What the unit says after that, as one line. */
    private static String line(String key) throws IOException {
        String unit =
                Files.readString(Path.of("packaging", "egoist-node.service")).replace("\\\n", " ");
        return unit.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst()
                .orElseThrow();
    }

    /** Starts that command with this machine's Java, the classes under test and files of its own. */
    private Process start(String command) throws IOException {
        Path key = directory.resolve("overlay.key");
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, SECRET + "\n");
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

    private String said() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has told where its map is: from then on it runs. */
    private String awaitMap(Process process) throws InterruptedException {
        for (int i = 0; i < 900 && process.isAlive(); i++) {
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
