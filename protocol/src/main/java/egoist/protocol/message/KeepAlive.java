package egoist.protocol.message;

/**
 * A sign of life between link partners.
 *
 * @param linked whether the sender holds an open link to the receiver; a receiver that knows of none says so
 * @param digest of the sender's link-state database, so that partners notice what a lost message withheld
 */
public record KeepAlive(boolean linked, long digest) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onKeepAlive(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.KEEP_ALIVE;
    }
}
