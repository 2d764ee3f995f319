package egoist.node.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void anEighthIsKeptForLinksOfOnesOwn() {
        Places places = new Places(16, 16);
        for (int i = 0; i < 14; i++) {
            assertTrue(places.take(false));
        }
        assertFalse(places.take(false));
        assertTrue(places.take(true));
        assertTrue(places.take(true));
        assertFalse(places.take(true), "there is an end to them too");
        places.giveBack();
        assertFalse(places.take(false), "what is kept is filled first");
        assertTrue(places.take(true));
        assertEquals(16, places.taken());
    }

    @Test
    void theSmallestNumberLeavesOneForLinks() {
        Places places = new Places(4, 4);
        for (int i = 0; i < 3; i++) {
            assertTrue(places.take(false));
        }
        assertFalse(places.take(false));
        assertTrue(places.take(true));
    }

    @Test
    void oneAddressHasOnlyItsOwn() throws Exception {
        InetAddress here = InetAddress.getByName("192.0.2.1");
        InetAddress there = InetAddress.getByName("192.0.2.2");
        Places places = new Places(100, 2);
        assertTrue(places.takeAt(here));
        assertTrue(places.takeAt(here));
        assertFalse(places.takeAt(here));
        assertTrue(places.takeAt(there));
        places.giveBackAt(here);
        assertTrue(places.takeAt(here));
    }
}
