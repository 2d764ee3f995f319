package egoist.protocol.message;

/**
 * Are you there? Answered by a {@link Pong} at once.
 *
 * @param sentMicros the sender's clock when it was sent, so that nothing need be remembered about a ping in flight
 */
public record Ping(long sentMicros) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onPing(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.PING;
    }
}
