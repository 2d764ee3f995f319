package egoist.node.cli;

import egoist.node.Endpoint;
import egoist.node.Underlay;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Emulated delays between nodes of one process: each has a place on a plane that follows from the order they are met in, and
 * every second pair or so takes a detour, so that a path over another node is often shorter than the direct way.
 */
final class PlaneDelays implements Underlay {
    private static final double GOLDEN = Math.PI * (3 - Math.sqrt(5));
    private static final double RADIUS_MICROS = 40_000;
    private static final double DETOUR = 2.2;

    private final ConcurrentHashMap<Endpoint, Integer> order = new ConcurrentHashMap<>();

    @Override
    public long delayMicros(Endpoint from, Endpoint to) {
        int a = place(from);
        int b = place(to);
        double straight = Math.hypot(x(a) - x(b), y(a) - y(b));
        boolean detour = (a * 7 + b * 7 + a * b) % 5 < 2;
        return Math.round(1_000 + straight * (detour ? DETOUR : 1));
    }

    @Override
    public boolean passes(Endpoint from, Endpoint to) {
        return true;
    }

    private int place(Endpoint endpoint) {
        Integer known = order.get(endpoint);
        if (known != null) {
            return known;
        }
        synchronized (order) {
            return order.computeIfAbsent(endpoint, fresh -> order.size());
        }
    }

    private static double x(int place) {
        return RADIUS_MICROS * Math.sqrt((place + 0.5) / 8) * Math.cos(place * GOLDEN);
    }

    private static double y(int place) {
        return RADIUS_MICROS * Math.sqrt((place + 0.5) / 8) * Math.sin(place * GOLDEN);
    }
}
