package egoist.sim.engine;

import egoist.protocol.message.Message;

/** Bits and messages put on the wire by kind of message, what peers originate apart from what they pass on for others. */
public final class Traffic {
    private static final int KINDS = Message.Kind.values().length;

    /** Originated at 2 * kind, forwarded at 2 * kind + 1. */
    private final long[] bits = new long[2 * KINDS];

    private final long[] messages = new long[2 * KINDS];

    Traffic() {}

    /** Counts one message of the kind with that ordinal. */
    void add(int kind, boolean forwarded, int wireBits) {
        int index = 2 * kind + (forwarded ? 1 : 0);
        bits[index] += wireBits;
        messages[index]++;
    }

    /** Bits that senders of this kind put on the wire for themselves. */
    public long originatedBits(Message.Kind kind) {
        return bits[2 * kind.ordinal()];
    }

    /** Bits of announcements passed on for their origins; 0 for every other kind. */
    public long forwardedBits(Message.Kind kind) {
        return bits[2 * kind.ordinal() + 1];
    }

    public long originatedMessages(Message.Kind kind) {
        return messages[2 * kind.ordinal()];
    }

    public long forwardedMessages(Message.Kind kind) {
        return messages[2 * kind.ordinal() + 1];
    }

    /** All bits put on the wire. */
    public long bits() {
        long sum = 0;
        for (long each : bits) {
            sum += each;
        }
        return sum;
    }

    /** All messages sent. */
    public long messages() {
        long sum = 0;
        for (long each : messages) {
            sum += each;
        }
        return sum;
    }
}
