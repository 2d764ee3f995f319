package egoist.node.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long ago the newest announcement of each origin came in, as far as looks now and then can tell; those that were there at
 * the first look are taken for new then. Looked at by one thread, read by all.
 */
public final class DatabaseAges {
    private Map<String, Seen> seen = Map.of();

    private record Seen(long epoch, long sequence, long atMillis) {}

    /** Notes what is new in the link-state database. */
    public synchronized void look(List<Announced> database, long nowMillis) {
        Map<String, Seen> now = new HashMap<>();
        for (Announced announced : database) {
            Seen before = seen.get(announced.origin());
            boolean same =
                    before != null && before.epoch == announced.epoch() && before.sequence == announced.sequence();
            now.put(announced.origin(), same ? before : new Seen(announced.epoch(), announced.sequence(), nowMillis));
        }
        seen = now;
    }

    /** Age of the announcement that came in longest ago, in milliseconds; 0 where there is none. */
    public synchronized long oldestMillis(long nowMillis) {
        return seen.values().stream()
                .mapToLong(one -> nowMillis - one.atMillis)
                .max()
                .orElse(0);
    }
}
