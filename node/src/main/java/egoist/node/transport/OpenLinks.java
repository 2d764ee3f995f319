package egoist.node.transport;

import egoist.node.identity.GlobalId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The open connections of a node, and which of them is used for each node at the other end. Any thread. */
final class OpenLinks {
    private static final long ALIVE_CHECK_MILLIS = 2000;

    private final GlobalId self;
    private final Map<Integer, Connection> preferred = new ConcurrentHashMap<>();
    private final Collection<Connection> all = ConcurrentHashMap.newKeySet();

    OpenLinks(GlobalId self) {
        this.self = self;
    }

    /** Adds one; true if it is the first to its node. */
    boolean add(Connection connection) {
        all.add(connection);
        return prefer(connection);
    }

    /** Takes one out; true if it was the last to its node. */
    boolean remove(Connection connection) {
        all.remove(connection);
        return retire(connection);
    }

    Collection<Connection> all() {
        return all;
    }

    int count() {
        return all.size();
    }

    /** Whether no other life of that node is connected; an old connection that does not answer any more is closed. */
    boolean isOnlyLife(Connection fresh) {
        Connection old = preferred.get(fresh.local());
        if (old == null || !old.isOpen() || old.bootNonce() == fresh.bootNonce()) {
            return true;
        }
        long asked = System.nanoTime();
        old.send(LinkFrames.ping(0, 0));
        long giveUp = asked + ALIVE_CHECK_MILLIS * 1_000_000;
        while (old.isOpen() && System.nanoTime() - giveUp < 0) {
            if (old.heardNanos() - asked > 0) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                return false;
            }
        }
        old.close("superseded");
        return true;
    }

    /**
     * Puts it to use unless a better one is: of two links both ends must prefer the same, so it is the one that the smaller
     * id dialled. True if there was none.
     */
    private boolean prefer(Connection connection) {
        boolean[] first = new boolean[1];
        preferred.compute(connection.local(), (local, old) -> {
            first[0] = old == null;
            boolean keepOld = old != null && old.isOpen() && dialledBySmaller(old) && !dialledBySmaller(connection);
            return keepOld ? old : connection;
        });
        return first[0];
    }

    private boolean dialledBySmaller(Connection connection) {
        return connection.dialled() == (self.compareTo(connection.node().id()) < 0);
    }

    /** True if no other link to that node is left. */
    private boolean retire(Connection connection) {
        Connection left = preferred.computeIfPresent(connection.local(), (local, used) -> {
            if (used != connection) {
                return used;
            }
            for (Connection other : all) {
                if (other.local() == local.intValue() && other.isOpen()) {
                    return other;
                }
            }
            return null;
        });
        return left == null;
    }

    /** The open link to that node, or null. */
    @Nullable
    Connection to(int local) {
        Connection connection = preferred.get(local);
        return connection != null && connection.isOpen() ? connection : null;
    }

    /** One link for each node that has one. */
    List<Connection> links() {
        return preferred.values().stream().filter(Connection::isOpen).toList();
    }
}
