package egoist.protocol.message;

/**
 * The echo of a {@link Ping}.
 *
 * @param sentMicros as the ping said
 * @param loadThousandths load of the peer that echoes, in thousandths
 * @param anew whether it came another way than the one before, over a stream instead of as a datagram perhaps: round trips of
 *     two ways are never averaged. Known to the driver that timed it; others do not say so
 */
public record Pong(long sentMicros, int loadThousandths, boolean anew) implements Message {
    /** One that came the way its predecessors did. */
    public Pong(long sentMicros, int loadThousandths) {
        this(sentMicros, loadThousandths, false);
    }

    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onPong(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.PONG;
    }
}
