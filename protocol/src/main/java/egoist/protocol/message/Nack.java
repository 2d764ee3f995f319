package egoist.protocol.message;

/**
 * No.
 *
 * @param reason why, for the receiver's code
 * @param text why, for people; at most {@link Limits#TEXT} characters
 */
public record Nack(Reason reason, String text) implements Message {
    /** What was refused. */
    public enum Reason {
        /** The peer has as many in-links as it takes. */
        FULL,
        /** The peer is not ready for members or links: it is still joining, or leaving. */
        NOT_READY,
        /** The request asked for more than the peer answers in one message. */
        TOO_MUCH
    }

    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onNack(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.NACK;
    }
}
