package egoist.node.view;

/** Hears what happens at a node. Called by the node's own threads: returns quickly and throws nothing. */
public interface NodeListener {
    /** Something happened that a person would want a line in the log for. */
    void happened(NodeEvent event);

    /**
     * A round trip was measured.
     *
     * @param peer the global id of the other end
     */
    default void roundTrip(String peer, long micros) {}

    /** An origin's announcement that is newer than the one known before is in force. */
    default void announced(Announced newer) {}

    /** The policy came to a decision, whether it changes the wiring or not; how long it took. */
    default void decided(long micros) {}
}
