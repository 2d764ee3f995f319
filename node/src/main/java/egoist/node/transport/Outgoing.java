package egoist.node.transport;

/**
 * One frame to be sent.
 *
 * @param frame length and body
 * @param kind for the counters
 * @param floodOrigin whose announcement it is, so that a newer one may take its place in the queue; -1 for other frames
 * @param paced whether it must keep to the rate of control traffic
 * @param madeNanos when it was handed over, on the scale of {@link System#nanoTime}; an emulated delay counts from here
 */
record Outgoing(byte[] frame, String kind, int floodOrigin, boolean paced, long madeNanos) {
    static Outgoing of(byte[] body, String kind) {
        return new Outgoing(Frames.of(body), kind, -1, true, System.nanoTime());
    }

    /** An announcement that a newer one of its origin may replace. */
    static Outgoing flood(byte[] body, String kind, int origin) {
        return new Outgoing(Frames.of(body), kind, origin, true, System.nanoTime());
    }

    /** Signs of life and shaking hands do not wait their turn. */
    static Outgoing urgent(byte[] body, String kind) {
        return new Outgoing(Frames.of(body), kind, -1, false, System.nanoTime());
    }
}
