package egoist.node;

import egoist.node.view.Announced;
import egoist.node.view.NodeEvent;
import egoist.node.view.NodeListener;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells listeners what happened: what the transport reports, and what changed between two pictures of a node. */
final class Announcer {
    private final CopyOnWriteArrayList<NodeListener> listeners = new CopyOnWriteArrayList<>();

    void add(NodeListener listener) {
        listeners.add(listener);
    }

    void happened(NodeEvent event) {
        listeners.forEach(listener -> listener.happened(event));
    }

    void happened(NodeEvent.Kind kind, String peer, String reason, String detail) {
        happened(new NodeEvent(kind, peer, reason, detail));
    }

    void roundTrip(String peer, long micros) {
        listeners.forEach(listener -> listener.roundTrip(peer, micros));
    }

    void decided(long micros) {
        listeners.forEach(listener -> listener.decided(micros));
    }

    /** Tells what is different now. */
    void changed(NodePicture before, NodePicture now) {
        if (before.peer().digest() != now.peer().digest()) {
            announced(before, now);
        }
        each(now.alive(), before.alive(), NodeEvent.Kind.MEMBER_JOINED, "");
        each(before.alive(), now.alive(), NodeEvent.Kind.MEMBER_GONE, "");
        boolean lost = now.peer().counts().linksLost() > before.peer().counts().linksLost();
        each(now.ends(true), before.ends(true), NodeEvent.Kind.LINK_OPENED, "");
        each(before.ends(true), now.ends(true), lost ? NodeEvent.Kind.LINK_LOST : NodeEvent.Kind.LINK_CLOSED, "");
        each(now.ends(false), before.ends(false), NodeEvent.Kind.IN_LINK_OPENED, "");
        each(before.ends(false), now.ends(false), NodeEvent.Kind.IN_LINK_CLOSED, "");
        if (now.peer().counts().rewirings() > before.peer().counts().rewirings()) {
            happened(
                    NodeEvent.Kind.REWIRED,
                    "",
                    "",
                    "now linked to " + now.ends(true).size() + " members");
        }
        boolean wasReady = before.notReady().isEmpty();
        boolean isReady = now.notReady().isEmpty();
        if (wasReady != isReady) {
            happened(isReady ? NodeEvent.Kind.READY : NodeEvent.Kind.NOT_READY, "", "", now.notReady());
        }
    }

    private void announced(NodePicture before, NodePicture now) {
        Map<String, Announced> known = new HashMap<>();
        before.database().forEach(one -> known.put(one.origin(), one));
        for (Announced one : now.database()) {
            Announced old = known.get(one.origin());
            if (old == null || old.epoch() != one.epoch() || old.sequence() != one.sequence()) {
                listeners.forEach(listener -> listener.announced(one));
            }
        }
    }

    private void each(Set<String> these, Set<String> butNot, NodeEvent.Kind kind, String reason) {
        Set<String> difference = new TreeSet<>(these);
        difference.removeAll(butNot);
        difference.forEach(peer -> happened(kind, peer, reason, ""));
    }
}
