package egoist.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.http.About;
import egoist.node.http.StatusServer;
import egoist.node.http.Token;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real node tells Prometheus about its decisions. */
class RewireMetricsTest {
    private static final String NAME = "egoist_rewire_seconds_";

    @TempDir
    private Path directory;

    @Test
    void everyDecisionIsTimed() throws Exception {
        try (LocalOverlay overlay = new LocalOverlay(directory, 94, LocalOverlay.fast(2))) {
            overlay.bootstrap();
            Node node = overlay.member(1);
            for (int i = 2; i <= 5; i++) {
                overlay.member(i);
            }
            About about = new About("1", List::of, overlay.recipe.config());
            try (StatusServer server = StatusServer.start(
                    new Endpoint("127.0.0.1", 0), node, about, Token.keptIn(directory.resolve("token")))) {
                long began = System.nanoTime();
                while (value(server, "count") < 2) {
                    assertTrue(System.nanoTime() - began < 30_000_000_000L, "no two decisions in ten epochs");
                    Thread.sleep(200);
                }
                double sum = value(server, "sum");
                double elapsed = (System.nanoTime() - began) / 1e9;
                assertTrue(sum > 0 && sum < elapsed, sum + " s of decisions in " + elapsed + " s");
            }
        }
    }

    private static double value(StatusServer server, String what) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/metrics"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(NAME + what + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
