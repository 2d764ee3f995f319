package egoist.protocol.message;

/**
 * The sender wants the receiver as its out-neighbour; answered by {@link LinkAccept} or {@link Nack}.
 *
 * @param donated whether the link is given to the system for connectivity, and so watched closely by both ends
 * @param digest of the sender's link-state database
 */
public record LinkOpen(boolean donated, long digest) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onLinkOpen(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.LINK_OPEN;
    }
}
