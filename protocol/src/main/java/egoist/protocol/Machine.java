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

    /**
     * Told to leave: announces that it will, lets others find other ways for as long as it was configured to, then says good-bye
     * and closes its links; {@link #gone} tells when. Told so again, it ends at once.
     *
     * @param restarts whether it comes back in a moment. Then it says that instead of good-bye: others keep it as a member and
     *     neither ping nor miss it for a minute. After that it is to them like one that crashed
     */
    void leave(boolean restarts);

    /** Whether it has left: it does nothing more, whatever comes in. */
    boolean gone();
}
