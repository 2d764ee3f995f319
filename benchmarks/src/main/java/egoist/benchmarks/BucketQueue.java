package egoist.benchmarks;

import java.util.Arrays;

/** Peers waiting for Dijkstra's algorithm in buckets of similar distance, last in first out inside a bucket. */
final class BucketQueue {
    private static final int NONE = -1;

    private final int[] heads;
    private int[] peers = new int[64];
    private int[] distances = new int[64];
    private int[] next = new int[64];
    private int shift;
    private int entries;
    private int bucket;
    private int largest;

    /** Distance of the entry last taken. */
    int distance;

    BucketQueue(int buckets) {
        heads = new int[buckets];
        Arrays.fill(heads, NONE);
    }

    /** Empties the queue; buckets become as wide as the distances of the last search want them. */
    void start() {
        shift = Math.max(0, 32 - Integer.numberOfLeadingZeros(largest / heads.length));
        largest = 0;
        entries = 0;
        bucket = 0;
    }

    void put(int peer, int atDistance) {
        if (entries == peers.length) {
            peers = Arrays.copyOf(peers, 2 * entries);
            distances = Arrays.copyOf(distances, 2 * entries);
            next = Arrays.copyOf(next, 2 * entries);
        }
        largest = Math.max(largest, atDistance);
        int home = Math.min(heads.length - 1, atDistance >> shift);
        peers[entries] = peer;
        distances[entries] = atDistance;
        next[entries] = heads[home];
        heads[home] = entries++;
    }

    /** Takes a peer of the nearest bucket and notes its distance; negative if none waits. */
    int take() {
        while (bucket < heads.length) {
            int entry = heads[bucket];
            if (entry != NONE) {
                heads[bucket] = next[entry];
                distance = distances[entry];
                return peers[entry];
            }
            bucket++;
        }
        return NONE;
    }
}
