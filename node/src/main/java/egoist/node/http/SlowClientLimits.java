package egoist.node.http;

/**
 * The JDK's server waits for ever for a client that sends its request, or takes the answer, byte by byte, unless these
 * properties of the process are set before the first server is made. What an operator has set already stands.
 */
final class SlowClientLimits {
    /** Seconds for a request to arrive. */
    static final int REQUEST_SECONDS = 5;
    /** Seconds for an answer to leave; a stream of events is cut then and resumed by its reader. */
    static final int RESPONSE_SECONDS = 120;

    private static final int CONNECTIONS = 64;
    /** Connections kept for the next request of who made them: clients that only hold theirs leave room for others. */
    private static final int IDLE = 32;

    private SlowClientLimits() {}

    static void set() {
        give("sun.net.httpserver.maxReqTime", REQUEST_SECONDS);
        give("sun.net.httpserver.maxRspTime", RESPONSE_SECONDS);
        give("jdk.httpserver.maxConnections", CONNECTIONS);
        give("sun.net.httpserver.maxIdleConnections", IDLE);
        give("sun.net.httpserver.maxReqHeaders", 64);
        give("sun.net.httpserver.maxReqHeaderSize", 16_384);
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static void give(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }
}
