package egoist.node.transport;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Newcomers served at a limited rate: who comes when there is no room is told when there will be, each a moment of its own, so that they
 * do not all come back at once. Nobody takes more than its share by asking often.
 */
final class Admission {
    private static final double NANOS = 1e9;
    private static final double NANOS_IN_MILLI = 1e6;
    private static final long LONGEST_NANOS = 300_000_000_000L;
    private static final int MAX_WAITING = 4096;

    private final LongSupplier nanoClock;
    private final TokenBucket tokens;
    private final long spacingNanos;
    /** By node, when it was told to come, or may come again after it was served. */
    private final Map<Integer, Long> due = new HashMap<>();

    private long promisedNanos;

    /** So many newcomers in a second, and six times as many at once. */
    Admission(int perSecond, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.tokens = new TokenBucket(perSecond, 6.0 * perSecond, nanoClock);
        this.spacingNanos = (long) (NANOS / perSecond);
        this.promisedNanos = nanoClock.getAsLong();
    }

    /** 0 if that node is served now, or how many milliseconds it is to wait. Any thread. */
    synchronized int waitMillis(int node) {
        long now = nanoClock.getAsLong();
        Long told = due.get(node);
        if (told != null && told - now > 0) {
            return millis(told - now);
        }
        if (tokens.tryTake(1)) {
            remember(node, now + spacingNanos, now);
            return 0;
        }
        long earliest = promisedNanos - now > 0 ? promisedNanos : now;
        promisedNanos = earliest + spacingNanos;
        long wait = Math.min(LONGEST_NANOS, promisedNanos - now);
        promisedNanos = now + wait;
        remember(node, now + wait, now);
        return millis(wait);
    }

    private void remember(int node, long at, long now) {
        if (due.size() >= MAX_WAITING) {
            due.values().removeIf(past -> past - now <= 0);
        }
        if (due.size() < MAX_WAITING) {
            due.put(node, at);
        }
    }

    private static int millis(long nanos) {
        return (int) Math.ceil(nanos / NANOS_IN_MILLI);
    }
}
