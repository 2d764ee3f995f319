package egoist.node.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The overlay as a node knows it now. It is drawn anew, and paths over it are found anew, only when the node knows something else, and a node
 * looks at what it knows at most ten times a second: so who asks for pages in a loop has little computed for it. Safe for use by
 * many threads.
 */
public final class LastPicture {
    private final NodeView view;
    private @Nullable Known known;
    private @Nullable OverlayPicture picture;
    private long drawn;

    /** All that goes into a picture. Lists of a node that has not looked again are the same ones, so comparing them takes no time. */
    private record Known(List<Member> members, List<Announced> database, List<Link> links) {}

    public LastPicture(NodeView view) {
        this.view = view;
    }

    /** The overlay as the node knows it now. */
    public synchronized OverlayPicture now() {
        Known now = new Known(view.members(), view.database(), view.links());
        OverlayPicture last = picture;
        if (last != null && now.equals(known)) {
            return last;
        }
        OverlayPicture fresh = OverlayPicture.of(view.status(), now.members, now.database, now.links);
        known = now;
        picture = fresh;
        drawn++;
        return fresh;
    }

    /** How many pictures were drawn so far. */
    public synchronized long drawn() {
        return drawn;
    }
}
