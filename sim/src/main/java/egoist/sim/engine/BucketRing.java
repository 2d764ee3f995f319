package egoist.sim.engine;

import java.util.Arrays;

/**
 * A ring of first-in-first-out lists of longs: one list for each of {@value #SIZE} consecutive buckets of time, all of them
 * in chunks of one pool, so that an append is one array store and nothing is allocated once the pool has grown.
 *
 * <p>Buckets are named by absolute number; the caller keeps the buckets in use inside a window of {@value #SIZE}.
 */
final class BucketRing {
    /** Buckets in the ring. */
    static final int SIZE = 2048;

    private static final int MASK = SIZE - 1;
    private static final int CHUNK_BITS = 6;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int NONE = -1;
    /** Room for more when the pool grows, as a share: thousands of peers fill megabytes. */
    private static final int SPARE = 4;
    /** Chunks there is room for at least. */
    private static final int FEWEST = 16;

    /** Chunk c holds values c * CHUNK to (c + 1) * CHUNK - 1. */
    private long[] pool = new long[FEWEST * CHUNK];
    /** The chunk after each chunk, in its list or in the list of free ones. */
    private int[] following = new int[FEWEST];

    private int firstFree = NONE;
    private int chunksFree;
    /** Chunks that are in a list, be it that of the free ones; no one behind them ever was. */
    private int chunksUsed;

    private final int[] firstChunk = new int[SIZE];
    /** Where each list's next value goes; a multiple of CHUNK says that it needs a new chunk first. */
    private final int[] end = new int[SIZE];
    /** One bit per list that holds anything. */
    private final long[] occupied = new long[SIZE / Long.SIZE];

    private long[] drained = new long[CHUNK];

    BucketRing() {
        Arrays.fill(firstChunk, NONE);
    }

    /** Adds {@code value} at the end of the list of {@code bucket}. */
    void append(long bucket, long value) {
        int list = (int) bucket & MASK;
        int at = end[list];
        if ((at & (CHUNK - 1)) == 0) {
            at = extend(list, at);
        }
        pool[at] = value;
        end[list] = at + 1;
    }

    /** The first bucket with a value, from {@code from} on and before {@code limit}; -1 if there is none. */
    long next(long from, long limit) {
        for (long bucket = from; bucket < limit; bucket = (bucket | (Long.SIZE - 1)) + 1) {
            long word = occupied[((int) bucket & MASK) >> 6] >>> bucket;
            if (word != 0) {
                return bucket + Long.numberOfTrailingZeros(word);
            }
        }
        return -1;
    }

    /** Empties the list of {@code bucket} into {@link #drained()}; the number of values. */
    int drain(long bucket) {
        int list = (int) bucket & MASK;
        int chunk = firstChunk[list];
        if (chunk == NONE) {
            return 0;
        }
        int last = (end[list] - 1) >> CHUNK_BITS;
        int count = 0;
        while (true) {
            if (count + CHUNK > drained.length) {
                drained = Arrays.copyOf(drained, drained.length * 2);
            }
            int values = chunk == last ? end[list] - (chunk << CHUNK_BITS) : CHUNK;
            System.arraycopy(pool, chunk << CHUNK_BITS, drained, count, values);
            count += values;
            if (chunk == last) {
                break;
            }
            chunk = following[chunk];
        }
        chunksFree += chunksOf(count);
        following[last] = firstFree;
        firstFree = firstChunk[list];
        firstChunk[list] = NONE;
        end[list] = 0;
        occupied[list >> 6] &= ~(1L << list);
        return count;
    }

    private static int chunksOf(int values) {
        return (values + CHUNK - 1) / CHUNK;
    }

    /** Gives back most of the room if most is free: while everybody joins, several times as much is under way as later. */
    void trim() {
        int needed = chunksUsed - chunksFree;
        int chunks = needed + needed / SPARE + FEWEST;
        if (following.length <= 2 * chunks) {
            return;
        }
        long[] moved = new long[chunks * CHUNK];
        int[] next = new int[chunks];
        int used = 0;
        for (int list = 0; list < SIZE; list++) {
            int chunk = firstChunk[list];
            if (chunk == NONE) {
                continue;
            }
            int last = (end[list] - 1) >> CHUNK_BITS;
            int inLast = end[list] - (last << CHUNK_BITS);
            firstChunk[list] = used;
            while (true) {
                System.arraycopy(pool, chunk << CHUNK_BITS, moved, used << CHUNK_BITS, CHUNK);
                used++;
                if (chunk == last) {
                    break;
                }
                next[used - 1] = used;
                chunk = following[chunk];
            }
            end[list] = ((used - 1) << CHUNK_BITS) + inLast;
        }
        pool = moved;
        following = next;
        chunksUsed = used;
        chunksFree = 0;
        firstFree = NONE;
    }

    /** What {@link #drain} took out last, in the order it was put in; valid until the next drain. */
    long[] drained() {
        return drained;
    }

    /** Bytes of the arrays. */
    long bytes() {
        return 8L * (pool.length + drained.length + occupied.length)
                + 4L * (following.length + firstChunk.length + end.length);
    }

    /** Links a chunk to the end of {@code list}, whose values end at {@code at}; the place of its first value. */
    private int extend(int list, int at) {
        int chunk = allocate();
        if (firstChunk[list] == NONE) {
            firstChunk[list] = chunk;
            occupied[list >> 6] |= 1L << list;
        } else {
            following[(at - 1) >> CHUNK_BITS] = chunk;
        }
        return chunk << CHUNK_BITS;
    }

    private int allocate() {
        if (firstFree != NONE) {
            int chunk = firstFree;
            firstFree = following[chunk];
            chunksFree--;
            return chunk;
        }
        if (chunksUsed == following.length) {
            int chunks = chunksUsed + chunksUsed / SPARE;
            following = Arrays.copyOf(following, chunks);
            pool = Arrays.copyOf(pool, chunks * CHUNK);
        }
        return chunksUsed++;
    }
}
