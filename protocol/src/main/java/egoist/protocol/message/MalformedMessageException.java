package egoist.protocol.message;

/** Bytes that are no message of this protocol, or one beyond its {@link Limits}; the only thing a codec ever throws at input. */
public final class MalformedMessageException extends Exception {
    public MalformedMessageException(String message) {
        super(message);
    }

    public MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
