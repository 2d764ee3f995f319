package egoist.node.transport;

/** The wall clock read once, advanced by a monotonic clock: it neither jumps nor goes back. */
public final class WallClock {
    private static final long NANOS_PER_MICRO = 1000;

    private final long startMicros;
    private final long startNanos = System.nanoTime();

    /** @param earliestMicros a time this clock must not start before, because a former life has been there */
    public WallClock(long earliestMicros) {
        this.startMicros = Math.max(Math.multiplyExact(System.currentTimeMillis(), NANOS_PER_MICRO), earliestMicros);
    }

    /** Microseconds since 1970. */
    public long micros() {
        return startMicros + (System.nanoTime() - startNanos) / NANOS_PER_MICRO;
    }

    /** When this clock started. */
    public long startMicros() {
        return startMicros;
    }
}
