package egoist.protocol.message;

/**
 * A {@link PathProbe} came by here.
 *
 * @param nonce the probe's
 */
public record PathEcho(long nonce) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onPathEcho(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.PATH_ECHO;
    }
}
