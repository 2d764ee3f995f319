package egoist.node.transport;

import egoist.node.Endpoint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Who would not have this node: of another overlay, by another authority, for a penalty, for its clock. Asking at once again changes
 * nothing there, so such an address is left alone for a second, then for twice as long each time, up to five minutes.
 */
final class Refusals {
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long LONGEST_NANOS = 300_000_000_000L;
    private static final int MAX_ADDRESSES = 8192;

    private final LongSupplier nanoClock;
    private final Map<Endpoint, Pause> pauses = new ConcurrentHashMap<>();

    private record Pause(long nanos, long untilNanos) {}

    Refusals(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** Whether it is too early to dial that address again. */
    boolean tooEarly(Endpoint endpoint) {
        Pause pause = pauses.get(endpoint);
        return pause != null && pause.untilNanos - nanoClock.getAsLong() > 0;
    }

    /** It refused this node. */
    void refused(Endpoint endpoint) {
        if (pauses.size() >= MAX_ADDRESSES) {
            pauses.clear();
        }
        long now = nanoClock.getAsLong();
        pauses.merge(endpoint, new Pause(FIRST_NANOS, now + FIRST_NANOS), (before, first) -> {
            long nanos = Math.min(LONGEST_NANOS, 2 * before.nanos);
            return new Pause(nanos, now + nanos);
        });
    }

    /** This node has other credentials now. */
    void forget() {
        pauses.clear();
    }

    /** It let this node in. */
    void accepted(Endpoint endpoint) {
        pauses.remove(endpoint);
    }
}
