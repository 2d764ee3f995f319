package egoist.protocol;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.Message;
import egoist.protocol.overlay.Wiring;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One peer of the overlay: a single-threaded state machine. Its inputs are {@link #start}, {@link #receive}, {@link #expire},
 * {@link #adopt} and {@link #leave}; its outputs are the calls it makes on its {@link Environment}. The same inputs give the
 * same outputs: it has no clock and no chance but what it is handed.
 */
public final class Peer {
    private final int id;

    public Peer(int id, PeerConfig config, Environment environment, SplittableRandom random) {
        this.id = id;
    }

    /** Begins to join the overlay. Called at most once, first. */
    public void start() {}

    /** A message arrived. Anything may arrive at any time, from anyone, any number of times. */
    public void receive(int from, Message message) {}

    /** A wake-up asked for by {@link Environment#wake} is due. */
    public void expire(Timer timer) {}

    /** The answer to {@link Environment#solve}; a driver may also call it unasked, to impose a wiring. */
    public void adopt(Wiring wiring) {}

    /** Leaves for good: says so to everyone, and does nothing more. */
    public void leave() {}

    public int id() {
        return id;
    }

    /** A snapshot of what this peer knows and does. */
    public PeerStatus status() {
        int[] none = new int[0];
        PeerStatus.Counts counts = new PeerStatus.Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return new PeerStatus(id, PeerStatus.Phase.JOINING, Wiring.EMPTY, none, none, none, 0, 0, 0, counts);
    }

    /** The newest announcement of an origin this peer has, or null. */
    public @Nullable Announcement announcement(int origin) {
        return null;
    }
}
