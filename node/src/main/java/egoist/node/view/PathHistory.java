package egoist.node.view;

import egoist.node.view.OverlayPicture.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Since when each member is reached by the path it is reached by, and how often that changed, as far as looks now and then can
 * tell. Looked at by one thread, read by all.
 */
public final class PathHistory {
    private Map<String, Way> ways = Map.of();
    private @Nullable OverlayPicture last;
    private long changes;

    private record Way(List<String> hops, long sinceMillis) {}

    /** Compares the best paths with those of the last look; takes no time if it is the same picture. */
    public synchronized void look(OverlayPicture picture, long nowMillis) {
        if (picture == last) {
            return;
        }
        last = picture;
        Map<String, Way> now = new HashMap<>();
        Path[] paths = picture.vertices().isEmpty() ? new Path[0] : picture.paths(0);
        for (int to = 1; to < paths.length; to++) {
            String id = picture.vertices().get(to).id();
            List<String> hops = paths[to].hops().stream()
                    .map(arc -> picture.vertices().get(arc.to()).id())
                    .toList();
            Way before = ways.get(id);
            boolean same = before != null && before.hops.equals(hops);
            changes += before == null || same ? 0 : 1;
            now.put(id, same ? before : new Way(hops, nowMillis));
        }
        ways = now;
    }

    /** Paths to known members that were replaced, lost or found again. */
    public synchronized long changes() {
        return changes;
    }

    /** When the path to that member was first seen as it is, in milliseconds since 1970; empty before the first look. */
    public synchronized OptionalLong sinceMillis(String id) {
        Way way = ways.get(id);
        return way == null ? OptionalLong.empty() : OptionalLong.of(way.sinceMillis);
    }
}
