package egoist.node.http;

/** A request that cannot be answered, with the status it gets and why, in words for the one who asked. */
final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    Reply reply() {
        return Reply.error(status, String.valueOf(getMessage()));
    }
}
