package egoist.sim.churn;

/** One peer coming or going at one moment of virtual time. An event that does not fit the peer's state changes nothing. */
public record ChurnEvent(long atMicros, int peer, Kind kind) {
    /** What happens. */
    public enum Kind {
        /** An absent peer starts a new life under its old id. */
        JOIN,
        /** A present peer says goodbye and goes. */
        LEAVE,
        /** A present peer goes without a word. */
        CRASH
    }
}
