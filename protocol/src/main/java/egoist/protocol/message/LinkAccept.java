package egoist.protocol.message;

/**
 * The answer to a {@link LinkOpen}: the link stands.
 *
 * @param digest of the sender's link-state database; where it differs from the receiver's, the receiver asks for what it lacks
 */
public record LinkAccept(long digest) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onLinkAccept(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.LINK_ACCEPT;
    }
}
