package egoist.sim.random;

import java.util.SplittableRandom;

/**
 * Independent random streams by name. A draw added to one model never shifts another's, and two policies of one replication
 * meet the same world because they ask for the same names (common random numbers).
 *
 * <p>A stream's seed is a 64-bit mix of the scenario seed, the characters of its name and its index, so it is the same on
 * every machine and JDK.
 */
public final class SeedStreams {
    private final long seed;

    public SeedStreams(long seed) {
        this.seed = seed;
    }

    /** The streams of one replication of the scenario. */
    public SeedStreams replication(int index) {
        return new SeedStreams(mix(seed, "replication", index));
    }

    public SplittableRandom stream(String name) {
        return new SplittableRandom(seed(name, -1));
    }

    public SplittableRandom stream(String name, long index) {
        return new SplittableRandom(seed(name, index));
    }

    /** The same stream as {@link #stream}, in a form that checkpoints can save. */
    public SplitMix saved(String name, long index) {
        return new SplitMix(seed(name, index));
    }

    /** The bare seed of a stream, for things that carry their own. */
    public long seed(String name, long index) {
        return mix(seed, name, index);
    }

    private static long mix(long seed, String name, long index) {
        long hash = finish(seed + 0x9E3779B97F4A7C15L);
        for (int i = 0; i < name.length(); i++) {
            hash = finish(hash * 31 + name.charAt(i));
        }
        return finish(hash + index * 0xD1342543DE82EF95L);
    }

    /** The finisher of SplitMix64 (Steele, Lea, Flood, 2014). */
    private static long finish(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
