package egoist.sim.fault;

/** One message between sending and delivery, as faults see and change it. */
public final class Transit {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private int from;
    private int to;
    private long state;
    private long delayMicros;
    private long repeatMicros;
    private boolean lost;

    /** Begins with another message, which takes {@code delayMicros} when nothing goes wrong. */
    public void begin(int from, int to, long atMicros, long delayMicros, long seed) {
        this.from = from;
        this.to = to;
        this.delayMicros = delayMicros;
        this.repeatMicros = -1;
        this.lost = false;
        this.state = mix(seed + atMicros * GOLDEN + ((long) from << 32 | (to & 0xFFFFFFFFL)) * 0xD1342543DE82EF95L);
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /** Microseconds on the way. */
    public long delayMicros() {
        return delayMicros;
    }

    /** Whether it never arrives. */
    public boolean lost() {
        return lost;
    }

    /** Microseconds until a second copy arrives, or -1 if there is none. */
    public long repeatMicros() {
        return repeatMicros;
    }

    public void lose() {
        lost = true;
    }

    public void delayBy(long micros) {
        delayMicros += micros;
    }

    /** Sends a second copy that arrives {@code micros} after the first. */
    public void repeatAfter(long micros) {
        repeatMicros = delayMicros + micros;
    }

    /** True with probability {@code p}: the next number of a stream that belongs to this message alone. */
    public boolean chance(double p) {
        return (next() >>> 11) * 0x1p-53 < p;
    }

    /** A number from 0 to {@code most}. */
    public long upTo(long most) {
        return (next() >>> 1) % (most + 1);
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** The finisher of SplitMix64 (Steele, Lea, Flood, 2014). */
    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
