package egoist.node.transport;

/**
 * One frame to be sent.
 *
 * @param frame length and body
 * @param kind for the counters
 * @param floodOrigin whose announcement it is, so that a newer one may take its place in the queue; -1 for other frames
 * @param paced whether it must keep to the rate of control traffic
 * @param ofLink whether an overlay link hangs on it, so that it goes first where connections are scarce
 * @param madeNanos when it was handed over, on the scale of {@link System#nanoTime}; an emulated delay counts from here
 * @param written run when it has been written; never if it was dropped
 */
record Outgoing(
        byte[] frame, String kind, int floodOrigin, boolean paced, boolean ofLink, long madeNanos, Runnable written) {
    private Outgoing(byte[] body, String kind, int floodOrigin, boolean paced, boolean ofLink) {
        this(Frames.of(body), kind, floodOrigin, paced, ofLink, System.nanoTime(), Outgoing::nothing);
    }

    private static void nothing() {}

    static Outgoing of(byte[] body, String kind) {
        return new Outgoing(body, kind, -1, true, false);
    }

    /** An announcement that a newer one of its origin may replace. */
    static Outgoing flood(byte[] body, String kind, int origin) {
        return new Outgoing(body, kind, origin, true, false);
    }

    /** Probes and farewells do not wait their turn. */
    static Outgoing urgent(byte[] body, String kind) {
        return new Outgoing(body, kind, -1, false, false);
    }

    /** Signs of life and shaking hands do not either, and are what connections are for. */
    static Outgoing ofLink(byte[] body, String kind) {
        return new Outgoing(body, kind, -1, false, true);
    }

    /** The same with something to do afterwards. */
    Outgoing then(Runnable action) {
        return new Outgoing(frame, kind, floodOrigin, paced, ofLink, madeNanos, action);
    }
}
