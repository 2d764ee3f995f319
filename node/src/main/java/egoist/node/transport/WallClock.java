package egoist.node.transport;

import java.util.function.LongSupplier;

/** The wall clock read once, advanced by a monotonic clock: it neither jumps nor goes back, whatever becomes of the wall clock. */
public final class WallClock {
    private static final long NANOS_PER_MICRO = 1000;
    private static final long MICROS_PER_MILLI = 1000;

    private final LongSupplier wallMillis;
    private final long readMicros;
    private final long startMicros;
    private final long startNanos = System.nanoTime();

    /**
     * @param wallMillis the machine's clock, milliseconds since 1970
     * @param earliestMicros a time this clock must not start before, because a former life has been there
     */
    public WallClock(LongSupplier wallMillis, long earliestMicros) {
        this.wallMillis = wallMillis;
        this.readMicros = Math.multiplyExact(wallMillis.getAsLong(), MICROS_PER_MILLI);
        this.startMicros = Math.max(readMicros, earliestMicros);
    }

    private long passedMicros() {
        return (System.nanoTime() - startNanos) / NANOS_PER_MICRO;
    }

    /** Microseconds since 1970, later than any time a former life used. */
    public long micros() {
        return startMicros + passedMicros();
    }

    /** What the machine's clock would say in milliseconds if nobody had set it since the start; for comparing with others. */
    public long comparedMillis() {
        return (readMicros + passedMicros()) / MICROS_PER_MILLI;
    }

    /** By how many milliseconds the machine's clock has been set forward since the start, or back if negative. */
    public long setMillis() {
        return wallMillis.getAsLong() - comparedMillis();
    }

    /** By how many microseconds a former life was ahead of the machine's clock at the start, or 0. */
    public long formerLifeAheadMicros() {
        return startMicros - readMicros;
    }

    /** What the machine's clock said when this one started, milliseconds since 1970. */
    public long bornMillis() {
        return readMicros / MICROS_PER_MILLI;
    }

    /** When this clock started. */
    public long startMicros() {
        return startMicros;
    }
}
