package egoist.protocol.message;

/**
 * A refusal.
 *
 * @param reason why, for the receiver's code
 * @param text why, for people; at most {@link Limits#TEXT} characters
 * @param retryMillis with {@link Reason#RETRY_AFTER}, how long to wait before asking again; else 0
 */
public record Nack(Reason reason, String text, int retryMillis) implements Message {
    /** What was refused. */
    public enum Reason {
        /** The peer has as many in-links as it takes. */
        FULL,
        /** The peer is not ready for members or links: it is still joining, or leaving. */
        NOT_READY,
        /** The request asked for more than the peer answers in one message. */
        TOO_MUCH,
        /** Too many ask to join at the moment. */
        RETRY_AFTER
    }

    /** @throws IllegalArgumentException if the wait is negative */
    public Nack {
        if (retryMillis < 0) {
            throw new IllegalArgumentException("retry after " + retryMillis + " ms");
        }
    }

    /** A refusal that names no moment to ask again. */
    public Nack(Reason reason, String text) {
        this(reason, text, 0);
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
