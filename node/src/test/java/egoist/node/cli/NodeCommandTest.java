package egoist.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.config.Code;
import egoist.config.ConfigCodes;
import egoist.node.Endpoint;
import egoist.node.config.NodeFormat;
import egoist.node.http.About;
import egoist.node.http.StatusServer;
import egoist.node.http.Token;
import egoist.node.view.FakeNode;
import egoist.node.view.NodeEvent;
import egoist.protocol.PeerRecipe;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.JoinReply;
import egoist.protocol.message.Leave;
import egoist.protocol.message.Message;
import egoist.protocol.message.MessageCodec;
import egoist.protocol.message.Nack;
import egoist.protocol.message.Signatures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NodeCommandTest {
    private final FakeNode node = FakeNode.ring(6);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private StatusServer server;

    @BeforeEach
    void start() throws IOException {
        Token token = Token.keptIn(directory.resolve("api.token"));
        About about = new About("1", List::of, PeerRecipe.bestResponse(2).config());
        server = StatusServer.start(new Endpoint("127.0.0.1", 0), node, about, token);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int run(String... arguments) {
        return run(Map.of("EGOIST_API", "127.0.0.1:" + server.port()), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return NodeCommand.commandLine(environment, new HangUps())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    static Stream<List<String>> everyCommand() {
        List<List<String>> commands = new ArrayList<>();
        collect(NodeCommand.commandLine(Map.of(), new HangUps()), List.of(), commands);
        return commands.stream();
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
    void everyHelpEndsWithExamplesAndExitCodes(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--help");
        assertEquals(0, run(arguments.toArray(String[]::new)));
        String help = out.toString();
        assertTrue(help.contains("Examples:") && help.contains("egoist node " + String.join(" ", command)), help);
        assertTrue(help.contains("Exit codes:") && help.contains("the node does not answer"), help);
        assertEquals(-1, help.indexOf(0x1b), "colours where there is no terminal");
    }

    @Test
    void withoutAnythingItSaysWhatItIs() {
        assertEquals(0, run());
        assertTrue(out.toString().lines().count() <= 12 && out.toString().contains("egoist node dev"), out.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        strat                     | there is no command 'strat'             | start
        members --format jsno     | --format: 'jsno' is none of table, json | json
        members --stat failed     | there is no option '--stat'             | --state
        """)
    void aMistypedCommandLineIsToldInThreeLines(String line, String told, String meant) {
        assertEquals(ExitCodes.USAGE, run(line.split(" ")));
        assertTrue(err.toString().contains(told), err.toString());
        assertTrue(err.toString().contains("did you mean '" + meant + "'"), err.toString());
        assertEquals(3, err.toString().lines().count(), err.toString());
    }

    static Stream<String> everyCode() {
        return ConfigCodes.all().stream().map(Code::id);
    }

    @ParameterizedTest
    @MethodSource("everyCode")
    void everyCodeIsExplained(String code) {
        assertEquals(0, run("explain", code));
        assertTrue(
                out.toString().startsWith(code + ": ") && out.toString().lines().count() >= 3, out.toString());
    }

    @Test
    void aMistakeInTheConfigurationNamesItsExplanation() {
        assertEquals(ExitCodes.USAGE, run("config", "check", "--set", "k=0"));
        assertTrue((out + "" + err).contains("E014"), out + "" + err);
        assertEquals(ExitCodes.USAGE, run("config", "show", "--set", "k=0"));
        assertTrue(err.toString().contains("'egoist node explain E014' tells more"), err.toString());
        assertEquals(ExitCodes.USAGE, run("explain", "E999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "members", "neighbors", "rtt n3", "path n5", "why n5", "lsdb", "graph", "events"})
    void everyReadHasATableAndJson(String command) throws Exception {
        assertEquals(0, run(command.split(" ")), err.toString());
        assertFalse(out.toString().startsWith("{"), out.toString());
        assertEquals(0, run((command + " --format json").split(" ")), err.toString());
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertEquals(1, document.get("version").asInt());
    }

    @Test
    void printsWhatPeopleAskFor() {
        run("rtt", "n3");
        assertEquals("n0 to n3: 46.0 ms, measured by this node\n", out.toString());
        run("routes");
        List<String> routes = out.toString().lines().toList();
        assertEquals(6, routes.size(), "a head and a line for each other member: " + routes);
        assertTrue(routes.get(2).matches("n2 +\\S+ ms +\\S+ ms +2 +n1 .*"), routes.toString());
        run("routes", "--format", "json");
        assertEquals(
                5, JsonMapper.shared().readTree(out.toString()).get("routes").size());
        node.wire(1, List.of(2), 30_000);
        run("path", "n5");
        assertTrue(out.toString().startsWith("n0 -> n3 (11.0 ms) -> n4 (10.0 ms) -> n5 (10.0 ms)\n"), out.toString());
        run("why", "n5");
        assertEquals(
                List.of(
                        "to n5: 31.0 ms by n3 (11.0 ms measured), n4 (10.0 ms announced), n5 (10.0 ms announced)",
                        "  instead of: 51.0 ms by n1 (10.0 ms measured), n2 (30.0 ms announced), n5 (11.0 ms"
                                + " announced)",
                        "  the direct way, which is no link of the overlay's, would cost 25.0 ms",
                        "it changes when the first way comes to cost more than the second does, now 51.0 ms"),
                out.toString()
                        .lines()
                        .map(line -> line.replaceFirst(", like this for .*", ""))
                        .toList());
        assertEquals(ExitCodes.ERROR, run("why", "n0"), "it is where it is");
        run("members", "--state", "failed");
        assertEquals(1, out.toString().lines().count(), "only the titles");
        run("graph", "--format", "dot");
        assertTrue(out.toString().startsWith("digraph overlay {"), out.toString());
    }

    @Test
    void exitsWithWhatIsWrong() throws IOException {
        assertEquals(ExitCodes.OK, run("status"));
        node.notReady("no links yet");
        assertEquals(ExitCodes.NOT_READY, run("status"));
        assertTrue(out.toString().contains("not ready: no links yet"), out.toString());
        assertEquals(ExitCodes.ERROR, run("path", "nobody"));
        assertEquals(ExitCodes.USAGE, run("pth"));
        assertEquals(ExitCodes.USAGE, run("members", "--format", "xml"));
        assertEquals(ExitCodes.USAGE, run("status", "--api", "nohost:port"));
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertEquals(ExitCodes.UNREACHABLE, run("status", "--api", "127.0.0.1:" + free));
        assertTrue(err.toString().contains("is it running"), err.toString());
    }

    @Test
    void lookingLeavesNothingBehind() {
        Path fresh = directory.resolve("not").resolve("yet");
        run("doctor", "--data-dir", fresh.toString());
        assertTrue(out.toString().contains("can be made"), out.toString());
        assertFalse(Files.exists(fresh.getParent()));
    }

    @Test
    void leavesWithTheTokenOnly() throws IOException {
        Path wrong = Files.writeString(directory.resolve("wrong"), "nonsense");
        assertEquals(ExitCodes.ERROR, run("leave", "--token-file", wrong.toString()));
        assertEquals(
                ExitCodes.USAGE,
                run("leave", "--token-file", directory.resolve("none").toString()));
        assertFalse(node.left());
        assertEquals(
                ExitCodes.OK,
                run("leave", "--token-file", directory.resolve("api.token").toString()));
        assertTrue(node.left() && !node.comesBack());
        assertEquals(
                ExitCodes.OK,
                run(
                        "leave",
                        "--restart",
                        "--token-file",
                        directory.resolve("api.token").toString()));
        assertTrue(node.comesBack(), out.toString());
    }

    @Test
    void checksAndShowsTheConfiguration() throws IOException {
        Path file = Files.writeString(directory.resolve("node.yaml"), "k: 3\nname: n1\nsecurity: {insecure: true}\n");
        assertEquals(0, run(Map.of("EGOIST_KAY", "3"), "config", "check", "-c", file.toString()), err.toString());
        assertTrue(out.toString().startsWith("ok: node n1"), out.toString());
        assertTrue(out.toString().contains("anyone may join"), out.toString());
        assertTrue(out.toString().contains("did you mean $EGOIST_K?"), out.toString());
        assertEquals(2, run("config", "check", "-c", file.toString(), "--k", "99", "--protocol.ping", "soon"));
        assertTrue(err.toString().contains("--k: E014 k") && err.toString().contains("2 mistakes"), err.toString());
        run(
                Map.of("EGOIST_LOG_LEVEL", "debug"),
                "config",
                "show",
                "-c",
                file.toString(),
                "--origin",
                "--metric",
                "load");
        String shown = out.toString();
        assertTrue(shown.matches("(?s).*k +3 +\\S*node.yaml:1:4\n.*"), shown);
        assertTrue(shown.matches("(?s).*log.level +debug +\\$EGOIST_LOG_LEVEL +reloaded\n.*"), shown);
        assertTrue(shown.matches("(?s).*metric.metric +load +--metric\n.*"), shown);
        run("config", "keys");
        assertEquals(NodeFormat.settings().size() + 1, out.toString().lines().count());
    }

    @Test
    void makesAnAuthorityAndCertificatesWithoutShowingASecret() throws IOException {
        String ca = directory.resolve("ca").toString();
        assertEquals(0, run("ca", "create", "--overlay", "lab", "--out", ca), err.toString());
        String said = out.toString();
        assertEquals(1, run("ca", "create", "--overlay", "lab", "--out", ca), "never overwritten");
        Path made = directory.resolve("n1");
        assertEquals(0, run("ca", "issue", "--ca", ca, "--name", "n1", "--out", made.toString()), err.toString());
        said += out;
        String password = Files.readString(made.resolve("n1.password")).strip();
        assertFalse(said.contains(password)
                || said.contains(
                        Files.readString(directory.resolve("ca/ca.password")).strip()));
        for (String file : List.of("n1.p12", "n1.password")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve(file))));
        }
        Path config = Files.writeString(directory.resolve("node.yaml"), out.toString());
        assertEquals(0, run("config", "check", "-c", config.toString()), err.toString());
        assertEquals(0, run("identity", "show", "-c", config.toString(), "--format", "json"), err.toString());
        JsonNode identity = JsonMapper.shared().readTree(out.toString());
        assertEquals("n1", identity.get("name").asString());
        assertTrue(said.contains(identity.get("id").asString()));
        assertEquals(0, run("config", "show", "-c", config.toString()));
        assertTrue(out.toString().matches("(?s).*overlay.name +lab\n.*"), out.toString());
        assertEquals(1, run("start", "-c", config.toString(), "--overlay.name", "other", "--listen", "127.0.0.1:0"));
        assertTrue(err.toString().contains("no node of overlay 'other' would let this one in"), err.toString());
        assertEquals(2, run("ca", "issue", "--ca", ca, "--name", "a/b", "--out", made.toString()));
        assertEquals(1, run("ca", "issue", "--ca", made.toString(), "--name", "n2", "--out", made.toString()));
        assertTrue(err.toString().contains("no such file"), err.toString());
    }

    @Test
    void theDoctorFindsATakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String data = directory.resolve("data").toString();
            int code = run(
                    "doctor",
                    "--listen",
                    "0.0.0.0:" + taken.getLocalPort(),
                    "--data-dir",
                    data,
                    "--security.insecure",
                    "--overlay.bootstrap",
                    "127.0.0.1:" + taken.getLocalPort());
            assertEquals(ExitCodes.ERROR, code);
            assertTrue(out.toString().contains("failed  TCP port"), out.toString());
            assertTrue(out.toString().contains("is there"), out.toString());
        }
        assertEquals(
                0, run("doctor", "--listen", "127.0.0.1:0", "--data-dir", directory.toString(), "--security.insecure"));
    }

    @Test
    void decodesFramesAsTheOriginalWroteThem() throws IOException {
        SeenIds ids = new SeenIds();
        int a = ids.localId(HexFormat.of().parseHex("0a".repeat(16)));
        int b = ids.localId(HexFormat.of().parseHex("0b".repeat(16)));
        MessageCodec codec = new MessageCodec(ids, Signatures.NONE);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        List<Message> messages = List.of(
                new JoinReply(new int[] {a, b}),
                new Announcement(a, 7, 3, false, new int[] {b}, new int[] {12_000}, new boolean[1]),
                new Leave(),
                new Nack(Nack.Reason.FULL, "256 links"));
        for (Message message : messages) {
            frames.write(codec.frame(message));
        }
        Path file = Files.write(directory.resolve("frames.bin"), frames.toByteArray());
        assertEquals(0, run("decode", file.toString()), err.toString());
        assertEquals("""
            OVER@0a0a0a0a#0b0b0b0b
            UPT@7:3@0a0a0a0a@0b0b0b0b*12000
            RMV
            NACK@FULL@256 links
            """, out.toString());
        file = Files.write(directory.resolve("more.bin"), HexFormat.of().parseHex(PATH_PROBE + FAREWELL + UNKNOWN));
        assertEquals(0, run("decode", file.toString()), err.toString());
        assertEquals("""
            PATH_PROBE@0a0a0a0a@0b0b0b0b|0c0c0c0c*
            FAREWELL
            ?@3 bytes of a later version
            """, out.toString());
    }

    private static final String A = "0a".repeat(16);
    private static final String B = "0b".repeat(16);
    private static final String C = "0c".repeat(16);
    /** Origin, no nonce, a route of two, the turn of the second. */
    private static final String PATH_PROBE = "0000003b" + "aa0138" + "0a10" + A + "1a10" + B + "1a10" + C + "2001";

    private static final String FAREWELL = "00000003" + "ba0200";
    private static final String UNKNOWN = "00000003" + "c20300";

    @ParameterizedTest
    @CsvSource({
        "7fffffff, has 2147483647 bytes",
        "0000000401, has 1 of its 4",
        "0000, ends within its length",
        "00000001ff, frame 1 at byte 0"
    })
    void refusesBrokenFrames(String hex, String why) throws IOException {
        Path file = Files.write(directory.resolve("frames.bin"), HexFormat.of().parseHex(hex));
        assertEquals(1, run("decode", file.toString()));
        assertTrue(err.toString().contains(why), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"config keys", "config check", "config show", "doctor --listen 127.0.0.1:0"})
    void whatNeedsNoNodeIsToldToProgramsToo(String command) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of("--format", "json"));
        int code = run(Map.of(), arguments.toArray(String[]::new));
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertEquals(1, document.path("version").asInt(), code + " " + out + err);
    }

    @Test
    void mistakesOfAConfigurationAreToldToProgramsToo() {
        assertEquals(2, run(Map.of(), "config", "check", "--k", "many", "--format", "json"));
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertFalse(document.path("ok").asBoolean());
        assertEquals("k", document.path("problems").get(0).path("key").asString());
        assertEquals("", err.toString());
    }

    @Test
    void aReaderThatHasSeenEnoughEndsFollowing() {
        PrintWriter closed = new PrintWriter(new java.io.Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        node.tell(new NodeEvent(NodeEvent.Kind.READY, "", "", ""));
        CommandLine following = NodeCommand.commandLine(
                        Map.of("EGOIST_API", "127.0.0.1:" + server.port()), new HangUps())
                .setOut(closed)
                .setErr(new PrintWriter(err));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertEquals(0, following.execute("events", "-f")));
    }
}
