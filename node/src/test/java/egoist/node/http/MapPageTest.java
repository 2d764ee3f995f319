package egoist.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import egoist.node.Endpoint;
import egoist.node.view.FakeNode;
import egoist.node.view.NodeEvent;
import egoist.protocol.PeerRecipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The live map in a real browser; what it looks like is kept in target/map, for people. */
class MapPageTest {
    private static final Path PICTURES = Path.of("target", "map");

    @TempDir(cleanup = CleanupMode.NEVER) // the browser may still write while it ends
    private Path profile;

    @Test
    void showsTheOverlayAndItsRewiringsAsTheyHappen() throws Exception {
        Optional<Path> chromium = Browser.installed();
        assumeTrue(chromium.isPresent(), "no Chromium on this machine");
        FakeNode node = FakeNode.ring(14);
        About about = new About("1", List::of, PeerRecipe.bestResponse(2).config());
        try (StatusServer server = StatusServer.start(
                        new Endpoint("127.0.0.1", 0), node, about, Token.keptIn(profile.resolve("token")));
                Browser browser = Browser.start(chromium.get(), profile)) {
            String address = "http://127.0.0.1:" + server.port() + "/";
            browser.open(address, 1280, 900, "light");
            browser.await("document.documentElement.dataset.ready === 'true'");
            assertEquals(
                    14,
                    browser.value("document.querySelectorAll('svg .node').length")
                            .asInt());
            assertEquals(
                    28,
                    browser.value("document.querySelectorAll('svg path.link').length")
                            .asInt());
            assertEquals(
                    2,
                    browser.value("document.querySelectorAll('svg path.link.own').length")
                            .asInt());
            assertEquals(
                    "ready",
                    browser.value("document.getElementById('state').textContent")
                            .asString());

            node.wire(5, List.of(9, 0), 7_000);
            node.tell(new NodeEvent(NodeEvent.Kind.REJECTED, FakeNode.id(4), "bad-frame", "<b>length</b> 900000"));
            browser.await("document.querySelectorAll('svg path.link.fresh').length === 2");
            assertEquals(
                    2,
                    browser.value("document.querySelectorAll('svg path.link.dropped').length")
                            .asInt());
            assertEquals(
                    2,
                    browser.value("document.querySelectorAll('#events li').length")
                            .asInt());
            assertEquals(
                    0,
                    browser.value("document.querySelectorAll('#events b').length")
                            .asInt(),
                    "text stays text");
            browser.picture(PICTURES.resolve("light.png"));
            String light = background(browser);

            browser.value("document.querySelector('svg .node:nth-child(4)').dispatchEvent(new Event('click'))");
            browser.await("document.querySelectorAll('svg .node.picked').length === 1");
            assertTrue(browser.value("document.getElementById('detail').textContent")
                    .asString()
                    .contains("round trip"));

            node.drain(6);
            browser.open(address, 1280, 900, "dark");
            browser.await("document.documentElement.dataset.ready === 'true'");
            browser.await("document.querySelectorAll('svg .node.draining').length === 1");
            browser.await("document.querySelectorAll('#events li').length === 2");
            assertNotEquals(light, background(browser));
            browser.picture(PICTURES.resolve("dark.png"));

            browser.open(address, 390, 844, "light");
            browser.await(
                    "document.documentElement.dataset.ready === 'true' && document.querySelectorAll('svg .node').length > 0");
            assertTrue(
                    browser.value("document.documentElement.scrollWidth <= 390").asBoolean(),
                    "nothing sticks out of a narrow window");
            browser.picture(PICTURES.resolve("narrow.png"));
            assertEquals(List.of(), browser.complaints);
            assertTrue(
                    browser.requests.stream()
                            .allMatch(request -> request.startsWith(address) || request.startsWith("data:")),
                    () -> "asked elsewhere: " + browser.requests);
        }
    }

    private static String background(Browser browser) throws Exception {
        return browser.value("getComputedStyle(document.body).backgroundColor").asString();
    }
}
