package egoist.node.transport;

import java.util.function.LongSupplier;

/** So many at once, and so many a second thereafter. Any thread takes. */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private double tokens;
    private final LongSupplier nanoClock;
    private long lastNanos;

    TokenBucket(double perSecond, double burst) {
        this(perSecond, burst, System::nanoTime);
    }

    TokenBucket(double perSecond, double burst, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.lastNanos = nanoClock.getAsLong();
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
    }

    /** Takes that many if they are there. */
    synchronized boolean tryTake(double amount) {
        refill();
        if (tokens < amount) {
            return false;
        }
        tokens -= amount;
        return true;
    }

    /** Whether that many are there. */
    synchronized boolean has(double amount) {
        refill();
        return tokens >= amount;
    }

    /** Takes that many, now, and tells how long to wait for having done so. */
    synchronized long takeMillis(double amount) {
        refill();
        tokens -= amount;
        return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perSecond * 1000);
    }

    private void refill() {
        long now = nanoClock.getAsLong();
        tokens = Math.min(burst, tokens + (now - lastNanos) / NANOS * perSecond);
        lastNanos = now;
    }
}
