package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "n1.example:7001, n1.example, 7001",
        "n1.example, n1.example, 61223",
        "[::1]:7001, ::1, 7001",
        "[::1], ::1, 61223",
        "fe80::1%eth0, fe80::1%eth0, 61223",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1, 61223",
    })
    void readsWhatPeopleWrite(String text, String host, int port) {
        assertEquals(new Endpoint(host, port), Endpoint.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1:7001:3", "node:7001:3", "host:", ":7001", "[::1", "a b:1", "host:70000", "[host:1]:2"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(text));
    }

    @Test
    void anotherPortMayBeMeantWhereNoneIsGiven() {
        assertEquals(61224, Endpoint.parse("localhost", 61224).port());
    }
}
