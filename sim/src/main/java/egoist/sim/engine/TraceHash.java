package egoist.sim.engine;

/**
 * A 64-bit fingerprint of a run: every event, in order, enters it by its time and by what happened to whom. Equal hashes mean
 * equal runs; observers and threads leave no trace in it.
 */
public final class TraceHash {
    private static final long TIME_FACTOR = 0x9E3779B97F4A7C15L;
    private static final long FACTOR = 0xD1342543DE82EF95L;

    private long hash = 0x243F6A8885A308D3L;

    /** Adds one event; {@code what} packs its kind and the peers concerned. */
    public void add(long micros, long what) {
        hash = (Long.rotateLeft(hash, 23) ^ (micros * TIME_FACTOR + what)) * FACTOR;
    }

    /** The fingerprint so far. */
    public long value() {
        long z = hash;
        z = (z ^ (z >>> 32)) * TIME_FACTOR;
        return z ^ (z >>> 29);
    }

    /** Sixteen hexadecimal digits. */
    @Override
    public String toString() {
        return String.format("%016x", value());
    }
}
