package egoist.sim.network;

/**
 * Chance without state: a 64-bit mix of a seed and up to three numbers, so that a draw depends only on what it is for. Based
 * on the finisher of SplitMix64 (Steele, Lea, Flood, 2014).
 */
final class PairHash {
    private PairHash() {}

    /** A draw for an ordered pair. */
    static long of(long seed, int from, int to) {
        return mix(seed + (((long) from << 32) | to) * 0x9E3779B97F4A7C15L);
    }

    /** A draw for an unordered pair. */
    static long ofBoth(long seed, int a, int b) {
        return of(seed, Math.min(a, b), Math.max(a, b));
    }

    /** A further draw that follows from an earlier one. */
    static long then(long hash, long number) {
        return mix(hash + number * 0xD1342543DE82EF95L + 0x9E3779B97F4A7C15L);
    }

    /** A hash as a number from 0 (inclusive) to 1 (exclusive), with 53 bits. */
    static double unit(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
