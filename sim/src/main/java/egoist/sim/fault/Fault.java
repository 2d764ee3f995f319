package egoist.sim.fault;

/**
 * Something that goes wrong for a while. Immutable, and a pure function of what it is asked, so that faults stack in any
 * number and a run with them is as repeatable as one without.
 */
public interface Fault {
    /** From when on it is in force, in virtual microseconds. */
    long fromMicros();

    /** Until when, exclusive. */
    long untilMicros();

    /** Changes what becomes of a message that is sent while this is in force. */
    default void onMessage(Transit transit) {}

    /** Whether the peer stands still while this is in force: nothing reaches it and it does not wake, until the end. */
    default boolean pauses(int peer) {
        return false;
    }

    /** By how many millionths the peer's clock runs fast (or slow, if negative) while this is in force. */
    default int driftPpm(int peer) {
        return 0;
    }

    /** One line a scenario could hold, in YAML's flow form. */
    String describe();
}
