package egoist.node.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Places for connections, whoever dialled: so many in all, so many with one address. An eighth of all is kept for what this node
 * dials for its overlay links, so that neither callers nor its own probes and errands shut it out of the overlay.
 */
final class Places {
    private static final int KEPT_SHARE = 8;

    private final int all;
    private final int kept;
    private final int perAddress;
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private int taken;

    Places(int all, int perAddress) {
        this.all = all;
        this.kept = Math.max(1, all / KEPT_SHARE);
        this.perAddress = perAddress;
    }

    /** No connection for want of a place with that address. */
    static final class NoPlace extends IOException {
        NoPlace(InetAddress address) {
            super("as many connections with " + address.getHostAddress() + " as there may be");
        }
    }

    /**
     * Takes a place; false if there is none.
     *
     * @param ofLink whether for an overlay link that this node dials
     */
    synchronized boolean take(boolean ofLink) {
        if (taken >= (ofLink ? all : all - kept)) {
            return false;
        }
        taken++;
        return true;
    }

    /** Gives back what {@link #take} took. */
    synchronized void giveBack() {
        taken--;
    }

    /** Takes one of the places that address has; false if there is none. */
    synchronized boolean takeAt(InetAddress address) {
        if (byAddress.getOrDefault(address, 0) >= perAddress) {
            return false;
        }
        byAddress.merge(address, 1, Integer::sum);
        return true;
    }

    /** Gives back what {@link #takeAt} took. */
    synchronized void giveBackAt(InetAddress address) {
        byAddress.computeIfPresent(address, (at, count) -> count == 1 ? null : count - 1);
    }

    /** Places in use, also by those still shaking hands. */
    synchronized int taken() {
        return taken;
    }
}
