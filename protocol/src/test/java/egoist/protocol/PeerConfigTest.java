package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerConfigTest {
    private static final long SECOND = 1_000_000;

    @Test
    void defaultsAreTheOriginalClientsConstants() {
        PeerConfig config = Configs.of(5);
        assertEquals(61223, Bootstrap.DEFAULT_PORT, "BOOTSTRAP_PORT 61223");
        assertEquals(500_000, config.joining().bootDelayMicros(), "BOOT_DELAY 500, in ms");
        assertEquals(35 * SECOND, config.probing().periodMicros(), "PING_PERIOD 35");
        assertEquals(3 * SECOND, config.probing().timeoutMicros(), "PING_TIMEOUT 3");
        assertEquals(60 * SECOND, config.rewiring().epochMicros(), "REWIRING_PERIOD 60");
        assertEquals(50 * SECOND, config.announcing().checkMicros(), "REMOVE_PERIOD 50");
        assertEquals(300 * SECOND, config.announcing().refreshMicros(), "ERASE_HASH 300");
        assertEquals(20 * SECOND, config.announcing().periodMicros(), "T_announce of the paper");
        assertEquals(PeerConfig.Repair.DELAYED, config.rewiring().repair(), "the paper's default");
        assertEquals(List.of(Bootstrap.ID), config.joining().contacts());
    }

    @Test
    void everyParameterIsExplainedAndItsDefaultAllowed() {
        for (Parameter parameter : PeerConfig.parameters()) {
            assertFalse(parameter.description().isBlank(), parameter.name());
        }
        Parameters.defaults(PeerConfig.parameters());
    }

    @Test
    void valuesThatDoNotGoTogetherAreRefusedByName() {
        assertRefused("'ping-timeout'", 5, "ping", "2s");
        assertRefused("'expiry' must be at least three times 'refresh'", 5, "refresh", "10m");
        assertRefused("'announce-period'", 5, "announce", "periodic", "announce-period", "10m");
        assertRefused("k must be at least 1", 0);
        assertRefused("keep-alive-misses", 5, "keep-alive-misses", 0);
    }

    private static void assertRefused(String what, int degree, Object... settings) {
        String message = assertThrows(IllegalArgumentException.class, () -> Configs.of(degree, settings))
                .getMessage();
        assertTrue(message.contains(what), message);
    }

    @Test
    void otherDegreesAndContactsLeaveTheRestAlone() {
        PeerConfig config = Configs.of(5, "ping", "10s");
        assertEquals(7, config.withDegree(7).degree());
        assertEquals(config.probing(), config.withDegree(7).probing());
        PeerConfig asking = config.withContacts(List.of(3));
        assertEquals(List.of(3), asking.joining().contacts());
        assertEquals(config.joining().retryMicros(), asking.joining().retryMicros());
    }
}
