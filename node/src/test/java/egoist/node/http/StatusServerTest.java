package egoist.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import egoist.node.Endpoint;
import egoist.node.LinkRules;
import egoist.node.view.FakeNode;
import egoist.node.view.NodeEvent;
import egoist.node.view.Traffic;
import egoist.protocol.PeerRecipe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusServerTest {
    private final FakeNode node = FakeNode.ring(6);
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @TempDir
    private Path directory;

    private Token token;
    private StatusServer server;

    @BeforeEach
    void start() throws IOException {
        token = Token.keptIn(directory.resolve("api.token"));
        About about = new About("1.2.3", List::of, PeerRecipe.bestResponse(2).config());
        server = StatusServer.start(new Endpoint("127.0.0.1", 0), node, about, token);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(10));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertEquals(200, response.statusCode(), response.body());
        JsonNode document = JsonMapper.shared().readTree(response.body());
        assertEquals(1, document.get("version").asInt(), "every document says its version");
        return document;
    }

    @Test
    void tellsHealthAndReadiness() throws Exception {
        assertEquals(200, get("/healthz").statusCode());
        assertEquals(200, get("/readyz").statusCode());
        node.notReady("no links yet");
        node.silentFor(9_000);
        assertEquals(503, get("/healthz").statusCode(), "the peer's thread hangs");
        assertEquals(503, get("/readyz").statusCode());
        assertEquals("not ready: no links yet\n", get("/readyz").body());
    }

    @Test
    void tellsTheOverlayAsDocuments() throws Exception {
        JsonNode status = json("/v1/status");
        assertEquals("n0", status.get("name").asString());
        assertEquals(6, status.get("members").asInt());
        assertEquals(5, status.get("cost").get("reachable").asInt());
        assertEquals(6, json("/v1/members").get("members").size());
        assertEquals(12, json("/v1/graph").get("links").size());
        assertEquals(6, json("/v1/lsdb").get("origins").size());
        assertEquals(1, json("/v1/lsdb?origin=n3").get("origins").size());
        assertEquals(0, json("/v1/config").get("settings").size());
        Set<String> directions = new TreeSet<>();
        json("/v1/neighbors")
                .get("neighbors")
                .forEach(n -> directions.add(n.get("direction").asString()));
        assertEquals(Set.of("in", "out"), directions);
    }

    @Test
    void saysWhatTheOperatorHoldsOfWhom() throws Exception {
        node.rules(LinkRules.of("n5", "n3=+20ms"));
        JsonNode members = json("/v1/members").get("members");
        assertEquals("excluded", members.get(5).get("rule").asString());
        assertFalse(members.get(1).has("rule"));
        List<String> rules = json("/v1/neighbors")
                .get("neighbors")
                .valueStream()
                .map(one ->
                        one.path("name").asString("") + " " + one.path("rule").asString(""))
                .toList();
        assertTrue(rules.contains("n3 +20ms"), rules.toString());
        JsonNode hops = json("/v1/path?to=n3").get("hops");
        assertEquals("+20ms", hops.get(0).get("rule").asString());
    }

    @Test
    void findsPathsAndRoundTrips() throws Exception {
        node.wire(1, List.of(2), 30_000);
        JsonNode path = json("/v1/path?to=n5");
        assertEquals(
                List.of("n3", "n4", "n5"),
                path.get("hops")
                        .valueStream()
                        .map(hop -> hop.get("name").asString())
                        .toList(),
                "0 to 3 over the chord, then along the ring");
        assertEquals(11_000 + 10_000 + 10_000, path.get("cost").asInt());
        assertEquals((40_000 + 2_000 * 5) / 2, path.get("directCost").asInt());
        JsonNode measured = json("/v1/rtt?to=n2");
        assertEquals(44_000, measured.get("rttMicros").asInt());
        assertEquals("measured", measured.get("how").asString());
        JsonNode announced = json("/v1/rtt?from=n1&to=n2");
        assertEquals(60_000, announced.get("rttMicros").asInt());
        assertEquals("announced", announced.get("how").asString());
        JsonNode estimated = json("/v1/rtt?from=n1&to=" + FakeNode.id(3).substring(0, 6));
        assertEquals("path", estimated.get("how").asString());
    }

    /** Over who is about to go leads no path where there is another, whatever that costs; to it and from it they do. */
    @Test
    void pathsLeadOverWhoDrainsOnlyWhereThereIsNoOtherWay() throws Exception {
        node.wire(1, List.of(2), 30_000);
        node.drain(4);
        assertEquals(List.of("n1", "n2", "n5"), hops("/v1/path?to=n5"));
        assertEquals(List.of("n3", "n4"), hops("/v1/path?to=n4"));
        assertEquals(List.of("n5"), hops("/v1/path?from=n4&to=n5"));
        assertEquals(
                "drains",
                json("/v1/lsdb?origin=n4").get("origins").get(0).get("stay").asString());
        assertTrue(json("/v1/graph").get("nodes").toString().contains("\"draining\":true"));
        node.wire(2, List.of(3), 10_000);
        assertEquals(List.of("n3", "n4", "n5"), hops("/v1/path?to=n5"));
    }

    private List<String> hops(String page) throws Exception {
        return json(page)
                .get("hops")
                .valueStream()
                .map(hop -> hop.get("name").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/path 400",
                "/v1/path?to=nobody 404",
                "/v1/path?to=n11 404",
                "/v1/path?to=%zz 400",
                "/v1/lsdb?origin=x 404",
                "/v1/events?since=-1 400",
                "/v1/statu 404",
                "/../etc/passwd 404",
                "/v1/leave 405",
                "/v1/reload 405",
                "/v1/loglevel?level=debug 405",
                "/v1/path?a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1 400"
            })
    void refusesWhatItCannotAnswer(String asked) throws Exception {
        String[] parts = asked.split(" ");
        String answer = raw("GET " + parts[0] + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 " + parts[1]), answer);
    }

    @Test
    void namesTheNearest() throws Exception {
        assertTrue(get("/v1/statu").body().contains("/v1/status"));
        assertTrue(
                get("/v1/path?to=m1").body().contains("did you mean 'n1'"),
                get("/v1/path?to=m1").body());
    }

    @Test
    void pagesOfOtherSitesReadNothing() throws Exception {
        String answer = raw("GET /v1/status HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 421"), answer);
        String policy = get("/").headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.startsWith("default-src 'none'"), policy);
    }

    @Test
    void leavesOnlyWithTheToken() throws Exception {
        HttpRequest.BodyPublisher nothing = HttpRequest.BodyPublishers.noBody();
        HttpRequest bare = request("/v1/leave").POST(nothing).build();
        assertEquals(
                401, client.send(bare, HttpResponse.BodyHandlers.ofString()).statusCode());
        HttpRequest wrong = request("/v1/leave")
                .POST(nothing)
                .header("Authorization", "Bearer nonsense")
                .build();
        assertEquals(
                401, client.send(wrong, HttpResponse.BodyHandlers.ofString()).statusCode());
        assertFalse(node.left());
        HttpRequest allowed = request("/v1/leave")
                .POST(nothing)
                .header("Authorization", token.header())
                .build();
        assertEquals(
                202, client.send(allowed, HttpResponse.BodyHandlers.ofString()).statusCode());
        assertTrue(node.left());
        assertFalse(node.comesBack());
        for (String asked : List.of("restart 202", "restart=true 202", "restart=false 202", "restart=soon 400")) {
            String[] parts = asked.split(" ");
            HttpRequest back = request("/v1/leave?" + parts[0])
                    .POST(nothing)
                    .header("Authorization", token.header())
                    .build();
            HttpResponse<String> answer = client.send(back, HttpResponse.BodyHandlers.ofString());
            assertEquals(Integer.parseInt(parts[1]), answer.statusCode(), asked);
            assertTrue(answer.statusCode() == 400 || node.comesBack() != asked.contains("false"), asked);
        }
    }

    @Test
    void theTokenIsItsOwnersAlone() throws Exception {
        Path file = directory.resolve("api.token");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(token.header(), Token.keptIn(file).header(), "kept from start to start");
    }

    @Test
    void countsForPrometheus() throws Exception {
        node.count(
                new Traffic(Map.of("bad-frame", 3L), Map.of("ping", 640L), Map.of("ping", 64L), Map.of("ok", 2L), 4));
        node.measure(2, 44_000);
        String metrics = get("/metrics").body();
        Map<String, Double> values = metrics.lines()
                .filter(line -> line.startsWith("egoist_"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
        assertEquals(6, values.get("egoist_members{state=\"alive\"}"), metrics);
        assertEquals(2, values.get("egoist_neighbors{dir=\"out\"}"));
        assertEquals(3, values.get("egoist_rejected_total{reason=\"bad-frame\"}"));
        assertEquals(640, values.get("egoist_control_bytes_total{class=\"ping\",dir=\"in\"}"));
        assertEquals(5, values.get("egoist_rewires_total{result=\"changed\"}"));
        assertEquals(0, values.get("egoist_rewires_total{result=\"kept\"}"));
        assertTrue(values.get("egoist_control_bytes_formula") > 1);
        assertEquals(1, values.get("egoist_ping_rtt_seconds_count"));
        assertEquals(1, values.get("egoist_ping_rtt_seconds_bucket{le=\"0.05\"}"));
        assertEquals(0, values.get("egoist_ping_rtt_seconds_bucket{le=\"0.02\"}"));
        assertEquals(0.6, values.get("egoist_flood_duplicates_ratio"), 1e-9);
        assertTrue(values.get("egoist_wiring_cost{kind=\"current\",unit=\"us\"}") > 10_000);
        assertTrue(values.get("egoist_certificate_expiry_seconds") > 86_000);
        assertTrue(metrics.contains("jvm_memory_used_bytes"));
        assertEquals(0.25, values.get("egoist_local_health"));
        assertEquals(3, values.get("egoist_patience"));
        assertEquals(2, values.get("egoist_links_doubted"));
        assertEquals(4, values.get("egoist_stalled_seconds_total"));
        assertEquals(3, values.get("egoist_clock_skew_seconds"), "between 1.5 and 4.5 s ahead");
        assertEquals(2, values.get("egoist_outbox_depth{peer=\"" + FakeNode.id(3) + "\"}"));
        assertEquals(-20, values.get("egoist_peer_score{peer=\"" + FakeNode.id(3) + "\"}"));
        assertEquals(
                List.of("egoist_outbox_depth", "egoist_outbox_depth", "egoist_peer_score", "egoist_peer_score"),
                values.keySet().stream()
                        .filter(name -> name.contains(FakeNode.id(1)) || name.contains(FakeNode.id(3)))
                        .map(name -> name.substring(0, name.indexOf('{')))
                        .sorted()
                        .toList(),
                "series of neighbours only, of which there are two");
    }

    /** Of neighbours that are none any more no series is left, and meeting all again warns of nothing. */
    @Test
    void scrapesAgainAndAgainWithoutAWarning() throws Exception {
        Logger micrometer = (Logger) LoggerFactory.getLogger("io.micrometer");
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        micrometer.addAppender(seen);
        node.count(new Traffic(Map.of("bad-frame", 3L), Map.of("ping", 64L), Map.of("ping", 64L), Map.of("ok", 2L), 4));
        get("/metrics");
        node.count(new Traffic(Map.of("bad-frame", 9L), Map.of("ping", 64L), Map.of("ping", 64L), Map.of("ok", 2L), 4));
        node.wire(0, List.of(2), 9_000);
        String again = get("/metrics").body();
        micrometer.detachAppender(seen);
        assertTrue(again.contains("egoist_rejected_total{reason=\"bad-frame\"} 9.0"), again);
        assertTrue(again.contains("egoist_outbox_depth{peer=\"" + FakeNode.id(2) + "\"}"), again);
        assertFalse(again.contains(FakeNode.id(3)), again);
        assertEquals(
                List.of(),
                seen.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    }

    @Test
    void countsPathsThatChange() throws Exception {
        awaitFirstLook();
        String since = json("/v1/why?to=n5").get("since").asString();
        assertTrue(get("/metrics").body().contains("egoist_path_changes_total 0.0"));
        node.wire(0, List.of(1, 2), 9_000);
        awaitLook();
        double changed = get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("egoist_path_changes_total "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
        assertEquals(3, changed, "those to n2, n3 and n5 lead another way now");
        assertTrue(json("/v1/why?to=n5").get("since").asString().compareTo(since) > 0);
        assertTrue(get("/metrics").body().contains("egoist_lsdb_age_seconds "));
    }

    @Test
    void streamsRewiringsAsTheyHappenAndWhatWasMissed() throws Exception {
        awaitFirstLook();
        node.wire(2, List.of(0, 5), 9_000);
        String first = firstEvent("wiring", "0");
        assertTrue(first.contains("n2 links to n0, drops n3"), first);
        node.tell(new NodeEvent(NodeEvent.Kind.LINK_LOST, FakeNode.id(3), "timeout", "no sign of life"));
        String second = firstEvent("link-lost", "1");
        assertTrue(second.contains("link-lost n3 (timeout): no sign of life"), second);
        assertEquals(2, json("/v1/events").get("events").size());
        assertEquals(1, json("/v1/events?since=1").get("events").size());
    }

    /** The first look at the overlay tells nothing, so that a node that starts does not announce everyone's wiring as new. */
    private void awaitFirstLook() throws Exception {
        awaitLook();
        assertEquals(0, json("/v1/events").get("events").size());
    }

    private static void awaitLook() throws InterruptedException {
        Thread.sleep(2500);
    }

    private String firstEvent(String kind, String after) throws Exception {
        HttpRequest request = request("/v1/events")
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", after)
                .build();
        try (InputStream body = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:") && line.contains("\"kind\":\"" + kind + "\"")) {
                    return line;
                }
            }
        }
        throw new AssertionError("the stream ended");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
