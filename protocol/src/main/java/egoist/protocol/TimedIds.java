package egoist.protocol;

import java.util.function.IntConsumer;

/**
 * A queue of peer ids, each with the time it is due and perhaps the id of whoever wants to know, in order of time. A peer has three
 * of them, so each id takes eight bytes, or twelve with an asker: its time stands as the microseconds since that before it.
 */
final class TimedIds {
    /** Stands where an id was taken back. */
    static final int CANCELLED = -1;

    private static final int INITIAL = 4;
    /** Room is given back once so many times as much is there as is used: a newcomer pings everyone, a member few out of turn. */
    private static final int SPARE = 4;

    private static final int[] NOTHING = {};

    /** Ints an entry takes: id, microseconds since the entry before it, and who asked. */
    private final int stride;

    private int[] entries = NOTHING;
    /** The first entry, and how many there are. */
    private int first;

    private int count;
    private long firstMicros;
    private long lastMicros;

    /** @param asked whether it is to be remembered who asked */
    TimedIds(boolean asked) {
        this.stride = asked ? 3 : 2;
    }

    /** Adds an id that is due no earlier than those before it. */
    void add(int id, long micros) {
        add(id, CANCELLED, micros);
    }

    /** The same on behalf of a peer. */
    void add(int id, int asker, long micros) {
        if (count == 0) {
            firstMicros = micros;
            lastMicros = micros;
        }
        // Half an hour and more between two of them is bridged by some that stand for nobody.
        while (micros - lastMicros > Integer.MAX_VALUE) {
            append(CANCELLED, CANCELLED, Integer.MAX_VALUE);
        }
        append(id, asker, (int) (micros - lastMicros));
    }

    private void append(int id, int asker, int micros) {
        if (count * stride == entries.length) {
            resize(Math.max(INITIAL, count + count / 2));
        }
        int at = place(count++);
        entries[at] = id;
        entries[at + 1] = micros;
        if (stride > 2) {
            entries[at + 2] = asker;
        }
        lastMicros += micros;
    }

    /** Where the entry begins that is so many behind the first. */
    private int place(int behind) {
        return (first + behind) * stride % entries.length;
    }

    private void resize(int room) {
        int[] moved = new int[room * stride];
        int untilEnd = Math.min(count * stride, entries.length - first * stride);
        System.arraycopy(entries, first * stride, moved, 0, untilEnd);
        System.arraycopy(entries, 0, moved, untilEnd, count * stride - untilEnd);
        entries = moved;
        first = 0;
    }

    /** Whether the first one is due by then. */
    boolean isDue(long nowMicros) {
        return count > 0 && firstMicros <= nowMicros;
    }

    /** Leaves that id out when its turn comes; {@link #poll} says {@link #CANCELLED} in its place. */
    void cancel(int id) {
        for (int i = 0; i < count; i++) {
            if (entries[place(i)] == id) {
                entries[place(i)] = CANCELLED;
            }
        }
    }

    /** Takes the first one. */
    int poll() {
        int id = entries[first * stride];
        first = (first + 1) * stride == entries.length ? 0 : first + 1;
        if (--count > 0) {
            firstMicros += entries[first * stride + 1];
        }
        int room = entries.length / stride;
        if (room > INITIAL && count < room / SPARE) {
            resize(Math.max(INITIAL, room / 2));
        }
        return id;
    }

    /** Gives back most of the room that is not needed, all of it if there is nothing in it. */
    void trim() {
        if (count == 0) {
            entries = NOTHING;
            first = 0;
        } else if (entries.length > 2 * count * stride) {
            resize(count + count / 2);
        }
    }

    int size() {
        return count;
    }

    /** Tells who asked for that id, each entry once: they are left out when their turn comes, as by {@link #cancel}. */
    void answer(int id, IntConsumer asker) {
        for (int i = 0; i < count; i++) {
            int at = place(i);
            if (entries[at] == id) {
                entries[at] = CANCELLED;
                asker.accept(entries[at + 2]);
            }
        }
    }
}
