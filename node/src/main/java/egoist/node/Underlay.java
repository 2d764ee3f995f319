package egoist.node;

/**
 * Conditions laid over the real network between nodes of one process, for demonstrations and tests: datagrams and frames are
 * held back or dropped on their way out. Called from many threads.
 */
public interface Underlay {
    /** The network as it is. */
    Underlay REAL = new Underlay() {
        @Override
        public long delayMicros(Endpoint from, Endpoint to) {
            return 0;
        }

        @Override
        public boolean passes(Endpoint from, Endpoint to) {
            return true;
        }
    };

    /** How long what {@code from} sends to {@code to} is held back; both are advertised endpoints. */
    long delayMicros(Endpoint from, Endpoint to);

    /** Whether it gets through now; asked for every datagram and frame. */
    boolean passes(Endpoint from, Endpoint to);

    /** The clock of that node's machine in milliseconds since 1970, which somebody may set at any time. */
    default long wallMillis(Endpoint node) {
        return System.currentTimeMillis();
    }

    /** Whether datagrams get through where links do; some networks drop them. */
    default boolean datagramsPass(Endpoint from, Endpoint to) {
        return true;
    }
}
