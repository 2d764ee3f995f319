package egoist.sim.engine;

import egoist.protocol.Timer;

/**
 * What an event is, packed into the queue's payload of 54 bits: a slot of 22 bits and a value of 32. Slots from {@link
 * InFlight#FIRST_SLOT} on are messages that arrive; the few below name everything else.
 */
final class Events {
    /** A wiring is decided; the value is the ticket. Smaller slots are wake-ups, one for each {@link Timer}. */
    static final int DECIDED = 32;
    /** A peer arrives for the first time; the value is its id. */
    static final int FIRST_JOIN = 33;
    /** A peer comes or goes; the value is the number of the churn event. */
    static final int CHURN = 34;

    private Events() {}

    /** A message arrives, ids in 16 bits each. */
    static long arrival(int slot, int from, int to) {
        return (long) slot << 32 | (long) from << 16 | to;
    }

    /** A peer wakes, in the life with that number, of which 16 bits count. */
    static long wakeUp(Timer timer, int peer, int life) {
        return of(timer.ordinal(), peer << 16 | (life & 0xFFFF));
    }

    static long of(int slot, int value) {
        return (long) slot << 32 | (value & 0xFFFFFFFFL);
    }

    static int slot(long event) {
        return (int) (event >>> 32);
    }

    static int value(long event) {
        return (int) event;
    }

    /** The upper half of a value: who sent a message, or who wakes. */
    static int upper(long event) {
        return (int) event >>> 16;
    }

    /** The lower half of a value: to whom a message goes, or in which life it wakes. */
    static int lower(long event) {
        return (int) event & 0xFFFF;
    }
}
