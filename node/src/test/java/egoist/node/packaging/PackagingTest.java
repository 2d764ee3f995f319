package egoist.node.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import egoist.config.Checked;
import egoist.config.InvalidConfigException;
import egoist.node.Endpoint;
import egoist.node.config.NodeConfig;
import egoist.node.config.NodeConfigReader;
import egoist.node.http.About;
import egoist.node.http.StatusServer;
import egoist.node.http.Token;
import egoist.node.view.FakeNode;
import egoist.node.view.Traffic;
import egoist.protocol.PeerRecipe;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that go with the program say nothing that the program does not keep. */
class PackagingTest {
    private static final Path PACKAGING = Path.of("packaging");
    private static final Path SYSTEMD = Path.of("/usr/bin/systemd-analyze");
    private static final Pattern METRIC = Pattern.compile("\\b(egoist|jvm)_[a-z_]+");

    @TempDir
    private Path directory;

    @Test
    void systemdAcceptsTheUnit() throws Exception {
        assumeTrue(Files.isExecutable(SYSTEMD), "no systemd-analyze on this machine");
        // The program and its jar are where packages put them; here stands what this machine has.
        String unit = Files.readString(PACKAGING.resolve("egoist-node.service"))
                .replace(
                        "/usr/bin/java",
                        ProcessHandle.current().info().command().orElseThrow());
        Path file = Files.writeString(directory.resolve("egoist-node.service"), unit);
        Process process = new ProcessBuilder(SYSTEMD.toString(), "verify", "--man=no", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still verifying");
        assertEquals(0, process.exitValue(), said);
        String about = said.lines()
                .filter(line -> line.contains("egoist-node.service"))
                .collect(Collectors.joining("\n"));
        assertEquals("", about, "systemd has nothing to say about the unit");
    }

    @Test
    void theExampleConfigurationIsSound() {
        Checked<NodeConfig> config = new NodeConfigReader(Map.of()).read(PACKAGING.resolve("node.yaml"), List.of());
        assertTrue(config.ok(), () -> InvalidConfigException.text(config.problems()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alerts.yaml", "grafana-dashboard.json"})
    void everyMetricNamedIsToldByANode(String file) throws Exception {
        Set<String> named = new TreeSet<>();
        Matcher matcher = METRIC.matcher(Files.readString(PACKAGING.resolve(file)));
        while (matcher.find()) {
            named.add(matcher.group());
        }
        assertFalse(named.isEmpty(), "no metric in " + file);
        FakeNode node = FakeNode.ring(4);
        node.count(new Traffic(Map.of("x", 1L), Map.of("x", 1L), Map.of("x", 1L), Map.of("x", 1L), 1));
        About about = new About("1", List::of, PeerRecipe.bestResponse(2).config());
        try (StatusServer server = StatusServer.start(
                new Endpoint("127.0.0.1", 0), node, about, Token.keptIn(directory.resolve("token")))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/metrics"))
                    .build();
            String metrics = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            named.removeIf(name -> metrics.lines().anyMatch(line -> line.matches(name + "[ {].*")));
            assertEquals(Set.of(), named, "named in " + file + " but told by no node");
        }
    }
}
