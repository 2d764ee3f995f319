package egoist.protocol;

import java.util.function.IntConsumer;

/** A queue of peer ids, each with the time it is due and the id of whoever wants to know, in order of time. */
final class TimedIds {
    /** Stands where an id was taken back. */
    static final int CANCELLED = -1;

    private static final int INITIAL = 16;

    private int[] ids = new int[INITIAL];
    private int[] askers = new int[INITIAL];
    private long[] dueMicros = new long[INITIAL];
    private int first;
    private int count;

    /** Adds an id that is due no earlier than those before it. */
    void add(int id, int asker, long micros) {
        if (count == ids.length) {
            grow();
        }
        int at = (first + count++) % ids.length;
        ids[at] = id;
        askers[at] = asker;
        dueMicros[at] = micros;
    }

    private void grow() {
        int[] widerIds = new int[count * 2];
        int[] widerAskers = new int[count * 2];
        long[] widerDue = new long[count * 2];
        for (int i = 0; i < count; i++) {
            int at = (first + i) % count;
            widerIds[i] = ids[at];
            widerAskers[i] = askers[at];
            widerDue[i] = dueMicros[at];
        }
        ids = widerIds;
        askers = widerAskers;
        dueMicros = widerDue;
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
        return id;
    }

    int size() {
        return count;
    }

    /** Tells who asked for that id. */
    void askersOf(int id, IntConsumer each) {
        for (int i = 0; i < count; i++) {
            int at = (first + i) % ids.length;
            if (ids[at] == id) {
                each.accept(askers[at]);
            }
        }
    }
}
