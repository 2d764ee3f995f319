package egoist.protocol.message;

/**
 * A link between the two is no more.
 *
 * @param sendersLink true: the sender takes back its link to the receiver; false: the sender no longer knows the receiver's link to it
 */
public record LinkClose(boolean sendersLink) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onLinkClose(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.LINK_CLOSE;
    }
}
