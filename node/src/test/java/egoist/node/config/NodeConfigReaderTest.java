package egoist.node.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.config.Checked;
import egoist.config.GivenSetting;
import egoist.config.InvalidConfigException;
import egoist.node.Endpoint;
import egoist.protocol.PeerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeConfigReaderTest {
    @TempDir
    private Path directory;

    private Checked<NodeConfig> read(String yaml, Map<String, String> environment, GivenSetting... flags)
            throws IOException {
        Path file = Files.writeString(directory.resolve("node.yaml"), yaml);
        return new NodeConfigReader(environment).read(file, List.of(flags));
    }

    private static String told(Checked<NodeConfig> checked) {
        assertFalse(checked.ok(), "accepted");
        return InvalidConfigException.text(checked.problems());
    }

    @Test
    void needsNoFile() {
        NodeConfig config = new NodeConfigReader(Map.of()).read(null, List.of()).orThrow();
        assertEquals(61223, config.listen().port());
        assertEquals(new Endpoint("127.0.0.1", 61224), config.api().listen());
        assertEquals("best-response", config.recipe().policy());
        assertEquals("delay", config.recipe().metric());
        assertEquals(5, config.recipe().degree());
    }

    @Test
    void aFlagGoesOverTheEnvironmentOverTheFile() throws IOException {
        String yaml = "k: 2\nlisten: 127.0.0.1:1\nprotocol: {ping: 7s, epoch: 9s}\n";
        NodeConfig config = read(
                        yaml, Map.of("EGOIST_K", "3", "EGOIST_PROTOCOL_PING", "8s"), GivenSetting.flag("--k", "k", "4"))
                .orThrow();
        assertEquals(4, config.recipe().degree());
        assertEquals(
                Map.of(
                        "epoch",
                        "9s",
                        "path-probe",
                        "10s",
                        "drain",
                        "2s",
                        "link-ping",
                        "3s",
                        "decision-pause",
                        "200ms",
                        "epoch-jitter",
                        "0.1",
                        "ping",
                        "8s",
                        "repair",
                        "immediate"),
                config.recipe().protocol());
        assertEquals(1, config.listen().port());
        Map<String, String> origins = config.settings().stream()
                .filter(setting -> List.of("k", "protocol.ping", "protocol.epoch", "log.level")
                        .contains(setting.path()))
                .collect(java.util.stream.Collectors.toMap(
                        setting -> setting.path(),
                        setting -> setting.origin().text().replaceFirst("^.*/", "")));
        assertEquals(
                Map.of(
                        "k", "--k",
                        "protocol.ping", "$EGOIST_PROTOCOL_PING",
                        "protocol.epoch", "node.yaml:3:29",
                        "log.level", "default"),
                origins);
    }

    @Test
    void theProtocolBlockIsTheScenarios() throws IOException {
        NodeConfig config = read("""
                policy: {policy: epsilon-best-response, epsilon: 0.2}
                metric: load
                k: 3
                protocol: {keep-alive: 2s, repair: immediate}
                """, Map.of()).orThrow();
        PeerConfig peer = config.recipe().config();
        assertEquals(2_000_000, peer.partnership().keepAliveMicros());
        assertEquals(PeerConfig.Repair.IMMEDIATE, peer.rewiring().repair());
        assertEquals(Map.of("epsilon", "0.2"), config.recipe().policyParameters());
        TreeSet<String> keys = new TreeSet<>();
        NodeFormat.settings().stream()
                .map(NodeFormat.Setting::path)
                .filter(path -> path.startsWith("protocol."))
                .forEach(path -> keys.add(path.substring("protocol.".length())));
        TreeSet<String> parameters = new TreeSet<>();
        PeerConfig.parameters().forEach(parameter -> parameters.add(parameter.name()));
        assertEquals(parameters, keys);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lissten: x | unknown key 'lissten' | listen",
                "k: 0 | E014 k | 1 to 64",
                "listen: 'a b:1' | E021 listen | no host name",
                "listen: 'host:70000' | E021 listen | 65535",
                "overlay: {bootstrap: 'a:1, b:x'} | overlay.bootstrap | host:port",
                "overlay: {name: 'a b'} | overlay.name | letters",
                "policy: best-responce | E013 policy | best-response",
                "api: {listen: '10.0.0.1:61224'} | api.listen | api.remote: true",
                "security: {keystore: /nowhere.p12} | E019 security.keystore | no such file",
                "protocol: {ping: 1s, ping-timeout: 3s} | E021 protocol | 'ping-timeout' must not be longer than 'ping'",
                "protocol: {refresh: 400s} | E021 protocol | at least three times 'refresh'",
                "log: {format: xml} | E013 log.format | text, json",
                "name: \"a\\nb\" | E021 name | one line"
            })
    void tellsWhatIsWrongAndWhatIsAllowed(String yaml, String what, String allowed) throws IOException {
        String told = told(read(yaml, Map.of()));
        assertTrue(told.contains(what), told);
        assertTrue(allowed == null || told.contains(allowed), told);
    }

    @Test
    void secretsMustGoTogether() throws IOException {
        Path key = Files.writeString(directory.resolve("k.p12"), "x");
        String told = told(read("security: {keystore: " + key + "}", Map.of()));
        assertTrue(told.contains("needs 'truststore'"), told);
        told = told(read("security: {keystore: k.p12, truststore: k.p12}", Map.of()));
        assertTrue(told.contains("needs 'password-file'"), told);
        told = told(read("security: {overlay-key-file: k.p12, insecure: true}", Map.of()));
        assertTrue(told.contains("choose one"), told);
    }

    @Test
    void tellsMistakesInVariablesByTheirName() throws IOException {
        String told = told(read("k: 2", Map.of("EGOIST_LIMITS_JOINS", "many")));
        assertTrue(told.contains("$EGOIST_LIMITS_JOINS: E012 limits.joins"), told);
        NodeConfigReader reader = new NodeConfigReader(Map.of("EGOIST_LISTN", "x", "EGOIST_API", "y", "PATH", "z"));
        assertEquals(List.of("EGOIST_LISTN"), reader.strayVariables());
    }

    @Test
    void filesAreRelativeToTheFileThatNamesThem() throws IOException {
        Files.writeString(directory.resolve("overlay.key"), "0123456789abcdef0123456789abcdef");
        NodeConfig config = read("data-dir: data\nsecurity: {overlay-key-file: overlay.key}", Map.of())
                .orThrow();
        assertEquals(directory.resolve("data"), config.dataDirectory());
        assertEquals(directory.resolve("overlay.key"), config.security().overlayKeys());
        assertEquals(directory.resolve("data/api.token"), config.api().tokenFile());
    }
}
