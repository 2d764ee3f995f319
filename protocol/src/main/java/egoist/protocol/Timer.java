package egoist.protocol;

/** What a peer wakes up for. Each timer has at most one wake-up pending, so there is nothing to cancel. */
public enum Timer {
    /** Ask who is there; form the first links; later, stay on the roster. */
    JOIN,
    /** Ping the next few members and judge the pings that were not answered. */
    PROBE,
    /** Tell link partners that this peer is alive and notice those that are silent. */
    KEEP_ALIVE,
    /** Announce this peer's links, if something changed or it is time to repeat them. */
    ANNOUNCE,
    /** Send on what was held back to travel together. */
    FLOOD,
    /** An epoch begins: choose the wiring anew. */
    REWIRE,
    /** Forget what nobody has repeated. */
    EXPIRE
}
