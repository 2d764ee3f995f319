package egoist.protocol;

import egoist.protocol.message.Message;
import egoist.protocol.overlay.Wiring;

/**
 * What a driver drives, by five inputs: a {@link Peer}, a peer that keeps a journal, or the {@link Bootstrap}. It answers through its
 * {@link Environment}, never by what these methods return.
 */
public interface Machine {
    /** Begins: joins, sets its first timers. Called once, first. */
    void start();

    /** Takes a message in; {@code from} is the number of the peer that sent it. */
    void receive(int from, Message message);

    /** A timer asked for by {@link Environment#wake} is due. */
    void expire(Timer timer);

    /** The answer to {@link Environment#solve}. */
    void adopt(Wiring wiring);

    /** Ends: says good-bye to those it has links with. Nothing is asked of it afterwards. */
    void leave();
}
