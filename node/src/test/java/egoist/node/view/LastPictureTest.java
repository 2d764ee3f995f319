package egoist.node.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who asks in a loop has nothing computed twice. */
class LastPictureTest {
    private static final int NODES = 50;

    @Test
    void aPictureAndItsPathsAreMadeOnceAsLongAsNothingIsNew() {
        FakeNode node = FakeNode.ring(NODES);
        LastPicture overlay = new LastPicture(node);
        OverlayPicture first = overlay.now();
        for (int asked = 0; asked < 1000; asked++) {
            OverlayPicture picture = overlay.now();
            assertSame(first, picture);
            picture.paths(0);
            Ways.to(picture, 1 + asked % (NODES - 1));
            PathCosts.of(picture, "delay");
        }
        assertEquals(1, overlay.drawn());
        assertEquals(3, first.searches(), "from the node itself, and from its two neighbours without it");
        node.wire(1, List.of(2, 7), 30_000);
        assertNotSame(first, overlay.now());
        assertEquals(2, overlay.drawn());
    }

    @Test
    void whatIsKeptIsBounded() {
        OverlayPicture picture = new LastPicture(FakeNode.ring(NODES)).now();
        for (int from = 0; from < NODES; from++) {
            for (int avoided = 0; avoided < NODES; avoided++) {
                if (from != avoided) {
                    picture.pathsWithout(from, avoided);
                }
            }
        }
        long once = picture.searches();
        assertEquals((long) NODES * (NODES - 1), once);
        picture.pathsWithout(NODES - 1, 0);
        assertEquals(once + 1, picture.searches());
    }
}
