package egoist.node;

import egoist.node.view.Traffic;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the transport counts, by names from small fixed sets. Any thread adds. */
public final class NodeCounters {
    private final ConcurrentHashMap<String, LongAdder> rejected = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, LongAdder> sent = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, LongAdder> received = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, LongAdder> handshakes = new ConcurrentHashMap<>();

    /** Input was refused for that reason. */
    public void rejected(String reason) {
        add(rejected, reason, 1);
    }

    /** Bytes were sent, counted above TCP and UDP, in a message of that kind. */
    public void sent(String kind, long bytes) {
        add(sent, kind, bytes);
    }

    public void received(String kind, long bytes) {
        add(received, kind, bytes);
    }

    /** A TLS handshake ended with that result. */
    public void handshake(String result) {
        add(handshakes, result, 1);
    }

    /** The sums so far; not of one instant. */
    public Traffic traffic(int connections) {
        return new Traffic(sums(rejected), sums(received), sums(sent), sums(handshakes), connections);
    }

    private static void add(ConcurrentHashMap<String, LongAdder> counts, String name, long amount) {
        counts.computeIfAbsent(name, key -> new LongAdder()).add(amount);
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((name, adder) -> sums.put(name, adder.sum()));
        return sums;
    }
}
