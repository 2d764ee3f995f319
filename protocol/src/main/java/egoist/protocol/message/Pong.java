package egoist.protocol.message;

/**
 * The echo of a {@link Ping}.
 *
 * @param sentMicros as the ping said
 * @param loadThousandths load of the peer that echoes, in thousandths
 */
public record Pong(long sentMicros, int loadThousandths) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onPong(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.PONG;
    }
}
