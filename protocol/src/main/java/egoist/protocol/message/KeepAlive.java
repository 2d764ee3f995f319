package egoist.protocol.message;

/**
 * A sign of life between link partners.
 *
 * @param digest of the sender's link-state database, so that partners notice what a lost message withheld
 */
public record KeepAlive(long digest) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onKeepAlive(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.KEEP_ALIVE;
    }
}
