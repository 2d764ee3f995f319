package egoist.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.Endpoint;
import egoist.node.view.FakeNode;
import egoist.protocol.PeerRecipe;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that take places and time of the pages. */
class SlowClientsTest {
    @TempDir
    private Path directory;

    private StatusServer server;

    @BeforeEach
    void start() throws IOException {
        About about = new About("1", List::of, PeerRecipe.bestResponse(2).config());
        Token token = Token.keptIn(directory.resolve("api.token"));
        server = StatusServer.start(new Endpoint("127.0.0.1", 0), FakeNode.ring(6), about, token);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void connectionsThatAreOnlyHeldLeaveRoomForOthers() throws Exception {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket one = new Socket(InetAddress.getLoopbackAddress(), server.port());
                held.add(one);
                one.setSoTimeout(10_000);
                one.getOutputStream()
                        .write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                byte[] answer = one.getInputStream().readNBytes(12);
                assertEquals("HTTP/1.1 200", new String(answer, StandardCharsets.US_ASCII), "client " + i);
            }
        } finally {
            for (Socket one : held) {
                one.close();
            }
        }
    }

    @Test
    void cutsOffASlowClient() throws Exception {
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            slow.setSoTimeout(20_000);
            OutputStream out = slow.getOutputStream();
            out.write("GET /v1/status HT".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            long begin = System.nanoTime();
            int end = slow.getInputStream().read();
            long seconds = (System.nanoTime() - begin) / 1_000_000_000;
            assertEquals(-1, end, "closed without an answer");
            assertTrue(seconds <= SlowClientLimits.REQUEST_SECONDS + 4, "closed after " + seconds + " s");
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/healthz"))
                .timeout(Duration.ofSeconds(10))
                .build();
        int others = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        assertEquals(200, others, "others are still served");
    }
}
