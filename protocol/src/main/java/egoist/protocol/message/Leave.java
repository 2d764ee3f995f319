package egoist.protocol.message;

/**
 * The sender leaves; for the roster. Members learn it from the departure announcement.
 */
public record Leave() implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onLeave(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.LEAVE;
    }
}
