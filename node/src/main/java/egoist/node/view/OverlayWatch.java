package egoist.node.view;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a node tells about itself, and what changes from one look at its link-state database to the next, into the
 * {@link Feed}: so the rewirings of the whole overlay are seen, not only this node's own. Looked at by one thread.
 */
public final class OverlayWatch implements NodeListener {
    private final Feed feed;
    private Map<String, Set<String>> wirings = new HashMap<>();
    private volatile Map<String, String> names = Map.of();
    private @Nullable OverlayPicture last;

    public OverlayWatch(NodeView view, Feed feed) {
        this.feed = feed;
        view.listen(this);
    }

    @Override
    public void happened(NodeEvent event) {
        String about = event.peer().isEmpty() ? "" : " " + name(event.peer());
        String why = event.reason().isEmpty() ? "" : " (" + event.reason() + ")";
        String detail = event.detail().isEmpty() ? "" : ": " + event.detail();
        String text = event.kind().label() + about + why + detail;
        feed.add(Instant.now(), event.kind().label(), event.peer(), name(event.peer()), text);
    }

    private String name(String peer) {
        return names.getOrDefault(peer, OverlayPicture.brief(peer));
    }

    /** Compares the overlay with the last look and adds what changed to the feed; takes no time if it is the same picture. */
    public void look(OverlayPicture picture) {
        if (picture == last) {
            return;
        }
        Map<String, String> labels = new HashMap<>();
        Map<String, Set<String>> now = new HashMap<>();
        for (int from = 0; from < picture.vertices().size(); from++) {
            Set<String> neighbours = new TreeSet<>();
            picture.links(from)
                    .forEach(arc ->
                            neighbours.add(picture.vertices().get(arc.to()).id()));
            labels.put(picture.vertices().get(from).id(), picture.label(from));
            if (!neighbours.isEmpty()) {
                now.put(picture.vertices().get(from).id(), neighbours);
            }
        }
        names = Map.copyOf(labels);
        if (last != null) {
            compare(now);
        }
        wirings = now;
        last = picture;
    }

    private void compare(Map<String, Set<String>> now) {
        Set<String> origins = new TreeSet<>(wirings.keySet());
        origins.addAll(now.keySet());
        for (String origin : origins) {
            Set<String> before = wirings.getOrDefault(origin, Set.of());
            Set<String> after = now.getOrDefault(origin, Set.of());
            if (!before.equals(after)) {
                List<String> gained = difference(after, before);
                List<String> lost = difference(before, after);
                String text = name(origin)
                        + listed(" links to ", gained)
                        + (gained.isEmpty() || lost.isEmpty() ? "" : ",")
                        + listed(" drops ", lost);
                feed.add(Instant.now(), "wiring", origin, name(origin), gained, lost, text);
            }
        }
    }

    private static List<String> difference(Set<String> of, Set<String> without) {
        return of.stream().filter(id -> !without.contains(id)).toList();
    }

    private String listed(String before, List<String> ids) {
        return ids.isEmpty()
                ? ""
                : before + String.join(", ", ids.stream().map(this::name).toList());
    }
}
