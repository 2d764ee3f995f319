package egoist.node.view;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counters of the sockets since the start. All keys come from small fixed sets.
 *
 * @param rejected refused input by reason
 * @param bytesIn control bytes received, by class of message
 * @param bytesOut control bytes sent, by class of message
 * @param handshakes TLS handshakes by result
 * @param connections open connections
 */
public record Traffic(
        Map<String, Long> rejected,
        Map<String, Long> bytesIn,
        Map<String, Long> bytesOut,
        Map<String, Long> handshakes,
        int connections) {
    public Traffic {
        rejected = new TreeMap<>(rejected);
        bytesIn = new TreeMap<>(bytesIn);
        bytesOut = new TreeMap<>(bytesOut);
        handshakes = new TreeMap<>(handshakes);
    }

    public static Traffic none() {
        return new Traffic(Map.of(), Map.of(), Map.of(), Map.of(), 0);
    }
}
