package egoist.protocol;

import java.util.function.IntConsumer;

/** A queue of peer ids, each with the time it is due and the id of whoever wants to know, in order of time. */
final class TimedIds {
    /** Stands where an id was taken back. */
    static final int CANCELLED = -1;

    private static final int INITIAL = 4;
    /** Room is given back once so many times as much is there as is used: a newcomer pings everyone, a member few out of turn. */
    private static final int SPARE = 8;

    private static final int[] NO_IDS = {};
    private static final long[] NO_TIMES = {};

    private int[] ids = NO_IDS;
    private int[] askers = NO_IDS;
    private long[] dueMicros = NO_TIMES;
    private int first;
    private int count;

    /** Adds an id that is due no earlier than those before it. */
    void add(int id, int asker, long micros) {
        if (count == ids.length) {
            resize(Math.max(INITIAL, 2 * count));
        }
        int at = (first + count++) % ids.length;
        ids[at] = id;
        askers[at] = asker;
        dueMicros[at] = micros;
    }

    private void resize(int room) {
        int[] itsIds = new int[room];
        int[] itsAskers = new int[room];
        long[] itsDue = new long[room];
        for (int i = 0; i < count; i++) {
            int at = (first + i) % ids.length;
            itsIds[i] = ids[at];
            itsAskers[i] = askers[at];
            itsDue[i] = dueMicros[at];
        }
        ids = itsIds;
        askers = itsAskers;
        dueMicros = itsDue;
        first = 0;
    }

    /** Whether the first one is due by then. */
    boolean isDue(long nowMicros) {
        return count > 0 && dueMicros[first] <= nowMicros;
    }

    /** Leaves that id out when its turn comes; {@link #poll} says {@link #CANCELLED} in its place. */
    void cancel(int id) {
        for (int i = 0; i < count; i++) {
            int at = (first + i) % ids.length;
            if (ids[at] == id) {
                ids[at] = CANCELLED;
            }
        }
    }

    /** Takes the first one. */
    int poll() {
        int id = ids[first];
        first = (first + 1) % ids.length;
        count--;
        if (ids.length > INITIAL && count < ids.length / SPARE) {
            resize(ids.length / 2);
        }
        return id;
    }

    /** Gives back all room if there is nothing in it. */
    void trim() {
        if (count == 0) {
            ids = NO_IDS;
            askers = NO_IDS;
            dueMicros = NO_TIMES;
            first = 0;
        }
    }

    int size() {
        return count;
    }

    /** Tells who asked for that id, each entry once: they are left out when their turn comes, as by {@link #cancel}. */
    void answer(int id, IntConsumer asker) {
        for (int i = 0; i < count; i++) {
            int at = (first + i) % ids.length;
            if (ids[at] == id) {
                ids[at] = CANCELLED;
                asker.accept(askers[at]);
            }
        }
    }
}
