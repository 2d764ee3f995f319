package egoist.node.transport;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Copies of the database on their way to nodes that asked for them: four at once, so that a crowd of newcomers is served in turn
 * instead of all being served slowly. A node counts until the last frame of its copy has been written, however slowly it reads.
 */
final class Snapshots {
    /** Nodes a copy is sent to at a time. */
    static final int AT_ONCE = 4;

    /** When who comes in vain should ask again. */
    static final int RETRY_MILLIS = 1000;

    /** An answer not given by then never will be: the request was dropped, or its link broke. */
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final LongSupplier nanoClock;
    private final Map<Integer, Asked> asked = new HashMap<>();

    /** What one node asked for and has not been sent yet; answers go out in the order of the requests. */
    private static final class Asked {
        private int awaited;
        private boolean copy;
        private final long sinceNanos;

        private Asked(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }
    }

    Snapshots(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /**
     * A node asks for announcements; false if it is to come later. Any thread.
     *
     * @param copy whether for so many that they fill more than one frame
     */
    synchronized boolean mayAsk(int node, boolean copy) {
        long now = nanoClock.getAsLong();
        asked.values().removeIf(one -> now - one.sinceNanos > LONGEST_NANOS);
        Asked before = asked.get(node);
        boolean another = copy && (before == null || !before.copy);
        if (another && sending() >= AT_ONCE) {
            return false;
        }
        Asked all = before == null ? new Asked(now) : before;
        all.awaited++;
        all.copy |= copy;
        asked.put(node, all);
        return true;
    }

    /** The last frame of an answer to that node was written. */
    synchronized void sent(int node) {
        asked.computeIfPresent(node, (id, one) -> --one.awaited > 0 ? one : null);
    }

    /** There is no link to that node any more. */
    synchronized void forget(int node) {
        asked.remove(node);
    }

    /** Nodes a copy is being sent to. */
    synchronized int sending() {
        int sending = 0;
        for (Asked one : asked.values()) {
            sending += one.copy ? 1 : 0;
        }
        return sending;
    }
}
