package egoist.node.transport;

import egoist.protocol.message.Message;

/** Where the transport hands on what came in; does not block. */
public interface Delivery {
    /** A message for the peer, checked; {@code from} is a small id or the roster's. */
    void message(int from, Message message);

    /**
     * An answer to a ping.
     *
     * @param roundTripMicros measured at the sockets, the time the other end took to answer subtracted
     * @param anew whether it came as a datagram and the one before over a link, or the other way round
     */
    void pong(int from, long roundTripMicros, int loadThousandths, boolean anew);

    /** The last link to that node broke, and dialling it again failed: whatever it was a partner for, it is none now. */
    void partnerLost(int local);
}
