package egoist.sim.engine;

import java.util.Arrays;

/**
 * The pending events of a simulation in the total order (time, order of pushing). An event is a time in integer microseconds
 * and a payload of {@value #PAYLOAD_BITS} bits whose meaning is the caller's.
 *
 * <p>A hierarchical wheel without comparisons: <em>near</em> buckets of 1.024 ms hold one long per event (the microsecond
 * inside the bucket and the payload) and are sorted by counting when they open; <em>far</em> buckets of 1.05 s and one
 * <em>distant</em> list beyond some 18 to 36 minutes hold two longs and are poured into finer buckets when their time comes
 * near. Every list keeps the order of pushing, and a finer bucket receives what was poured before anything that is pushed
 * directly, so equal times keep the order of pushing without a sequence number being stored.
 *
 * <p>A push and a pop cost a few nanoseconds at any number of pending events; nothing is allocated once the arrays have grown.
 */
public final class EventQueue {
    /** Bits of a payload. */
    public static final int PAYLOAD_BITS = 54;

    private static final long PAYLOAD_MASK = (1L << PAYLOAD_BITS) - 1;
    private static final int BUCKET_BITS = 10;
    private static final int MICROS_PER_BUCKET = 1 << BUCKET_BITS;
    /** Near buckets in a group (= one far bucket), far buckets in an epoch; a ring holds two of them. */
    private static final int GROUP_BITS = 10;

    private static final int GROUP_SHIFT = BUCKET_BITS + GROUP_BITS;
    /** Up to here a bucket is cheaper to sort by insertion than by clearing and summing 1,024 counters. */
    private static final int INSERTION_SORT = 40;

    private final BucketRing near = new BucketRing();
    private final BucketRing far = new BucketRing();
    private long[] distant = new long[64];
    private int distantEnd;

    /** The near ring takes the buckets of this group and the next. */
    private long group;

    /** The open bucket: sorted events from position to openEnd. */
    private long openBucket;

    private long openMicros;
    private long[] open = new long[64];
    private int position;
    private int openEnd;
    private final int[] counts = new int[MICROS_PER_BUCKET];

    private long now;
    private long payload;
    private long size;

    /**
     * Adds an event.
     *
     * @throws IllegalArgumentException if {@code micros} is before {@link #nowMicros()} or the payload does not fit
     */
    public void push(long micros, long payload) {
        if (micros < now || (payload & ~PAYLOAD_MASK) != 0) {
            throw new IllegalArgumentException(
                    "event at " + micros + " us with payload " + payload + ", the time being " + now + " us");
        }
        size++;
        long bucket = micros >> BUCKET_BITS;
        if (bucket == openBucket) {
            insert(micros << PAYLOAD_BITS | payload);
        } else if ((bucket >> GROUP_BITS) - group <= 1) {
            near.append(bucket, micros << PAYLOAD_BITS | payload);
        } else {
            pushFar(micros, payload);
        }
    }

    /**
     * Takes the first event if it is before {@code untilMicros}; its time and payload are then {@link #nowMicros()} and
     * {@link #payload()}. If it is not, the time becomes {@code untilMicros}; if there is no event at all, nothing changes.
     */
    public boolean pop(long untilMicros) {
        if (position == openEnd && !openNext(untilMicros)) {
            if (size > 0) {
                now = Math.max(now, untilMicros);
            }
            return false;
        }
        long event = open[position];
        long micros = openMicros + (event >>> PAYLOAD_BITS);
        if (micros >= untilMicros) {
            now = Math.max(now, untilMicros);
            return false;
        }
        position++;
        size--;
        now = micros;
        payload = event & PAYLOAD_MASK;
        return true;
    }

    /** Time of the event popped last, or the later end of a pop that found nothing before it. */
    public long nowMicros() {
        return now;
    }

    /** Payload of the event popped last. */
    public long payload() {
        return payload;
    }

    /** Number of pending events. */
    public long size() {
        return size;
    }

    /** Bytes of the arrays inside. */
    public long bytes() {
        return near.bytes() + far.bytes() + 8L * (distant.length + open.length) + 4L * counts.length;
    }

    private void pushFar(long micros, long payload) {
        long farBucket = micros >> GROUP_SHIFT;
        if ((farBucket >> GROUP_BITS) - (group >> GROUP_BITS) <= 1) {
            far.append(farBucket, micros);
            far.append(farBucket, payload);
            return;
        }
        if (distantEnd == distant.length) {
            distant = Arrays.copyOf(distant, distantEnd * 2);
        }
        distant[distantEnd++] = micros;
        distant[distantEnd++] = payload;
    }

    /** Puts an event into the open bucket, behind all that are not later; the shorter side makes room. */
    private void insert(long event) {
        long micros = event >>> PAYLOAD_BITS;
        int low = position;
        int high = openEnd;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (open[middle] >>> PAYLOAD_BITS <= micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (position > 0 && low - position <= openEnd - low) {
            System.arraycopy(open, position, open, position - 1, low - position);
            position--;
            open[low - 1] = event;
            return;
        }
        if (openEnd == open.length) {
            open = Arrays.copyOf(open, openEnd * 2);
        }
        System.arraycopy(open, low, open, low + 1, openEnd - low);
        openEnd++;
        open[low] = event;
    }

    /** Opens the next bucket that holds an event, if it begins before {@code untilMicros}; the open one is exhausted. */
    private boolean openNext(long untilMicros) {
        if (size == 0) {
            return false;
        }
        long from = Math.max(openBucket + 1, group << GROUP_BITS);
        long bucket = near.next(from, (group + 2) << GROUP_BITS);
        if (bucket < 0) {
            long next = nextGroup();
            if (next << GROUP_SHIFT >= untilMicros) {
                return false;
            }
            enterGroup(next);
            bucket = near.next(next << GROUP_BITS, (next + 1) << GROUP_BITS);
        }
        if (bucket << BUCKET_BITS >= untilMicros) {
            return false;
        }
        if (bucket >> GROUP_BITS != group) {
            enterGroup(bucket >> GROUP_BITS);
        }
        openBucket = bucket;
        openMicros = bucket << BUCKET_BITS;
        sort(near.drain(bucket));
        return true;
    }

    /** The first group that has events in a far bucket or in the distant list; there is one, as the near ring is empty. */
    private long nextGroup() {
        long found = far.next(group + 2, ((group >> GROUP_BITS) + 2) << GROUP_BITS);
        if (found >= 0) {
            return found;
        }
        long first = Long.MAX_VALUE;
        for (int i = 0; i < distantEnd; i += 2) {
            first = Math.min(first, distant[i]);
        }
        return first >> GROUP_SHIFT;
    }

    /** Moves the near window to {@code next} and the group after it, and the far window to their epochs. */
    private void enterGroup(long next) {
        near.trim();
        long firstToPour = Math.max(group + 2, next);
        boolean newEpoch = next >> GROUP_BITS != group >> GROUP_BITS;
        group = next;
        if (newEpoch) {
            pourDistant();
        }
        for (long farBucket = firstToPour; farBucket <= next + 1; farBucket++) {
            int longs = far.drain(farBucket);
            long[] events = far.drained();
            for (int i = 0; i < longs; i += 2) {
                near.append(events[i] >> BUCKET_BITS, events[i] << PAYLOAD_BITS | events[i + 1]);
            }
        }
    }

    private void pourDistant() {
        long epoch = group >> GROUP_BITS;
        int kept = 0;
        for (int i = 0; i < distantEnd; i += 2) {
            long farBucket = distant[i] >> GROUP_SHIFT;
            if ((farBucket >> GROUP_BITS) - epoch <= 1) {
                far.append(farBucket, distant[i]);
                far.append(farBucket, distant[i + 1]);
            } else {
                distant[kept++] = distant[i];
                distant[kept++] = distant[i + 1];
            }
        }
        distantEnd = kept;
    }

    /** Makes the {@code count} drained events the open ones, stably sorted by their microsecond. */
    private void sort(int count) {
        long[] events = near.drained();
        if (open.length < count) {
            open = new long[Math.max(count, open.length * 2)];
        }
        position = 0;
        openEnd = count;
        if (count <= INSERTION_SORT) {
            for (int i = 0; i < count; i++) {
                long event = events[i];
                int at = i;
                while (at > 0 && open[at - 1] >>> PAYLOAD_BITS > event >>> PAYLOAD_BITS) {
                    open[at] = open[at - 1];
                    at--;
                }
                open[at] = event;
            }
            return;
        }
        countingSort(events, count, open, counts);
    }

    private static void countingSort(long[] events, int count, long[] sorted, int[] counts) {
        Arrays.fill(counts, 0);
        for (int i = 0; i < count; i++) {
            counts[(int) (events[i] >>> PAYLOAD_BITS)]++;
        }
        int before = 0;
        for (int micros = 0; micros < MICROS_PER_BUCKET; micros++) {
            int here = counts[micros];
            counts[micros] = before;
            before += here;
        }
        for (int i = 0; i < count; i++) {
            long event = events[i];
            sorted[counts[(int) (event >>> PAYLOAD_BITS)]++] = event;
        }
    }
}
