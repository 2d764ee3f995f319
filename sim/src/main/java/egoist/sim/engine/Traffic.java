package egoist.sim.engine;

import egoist.protocol.message.Message;

/** Bits and messages put on the wire by kind of message, what peers originate apart from what they pass on for others. */
public final class Traffic {
    private static final int KINDS = Message.Kind.values().length;

    /** Originated at 2 * kind, forwarded at 2 * kind + 1. */
    private final long[] bits = new long[2 * KINDS];

    private final long[] messages = new long[2 * KINDS];
    /** By kind, messages sent that never arrive, and second copies that the network made. */
    private final long[] lost = new long[KINDS];

    private final long[] repeated = new long[KINDS];

    /** Nothing yet. */
    public Traffic() {}

    /** All counts as they are now. */
    public Traffic copy() {
        return new Traffic().plus(this, 1);
    }

    /** What came after {@code earlier}, a copy of this one. */
    public Traffic since(Traffic earlier) {
        return copy().plus(earlier, -1);
    }

    private Traffic plus(Traffic other, int sign) {
        long[][] own = {bits, messages, lost, repeated};
        long[][] others = {other.bits, other.messages, other.lost, other.repeated};
        for (int i = 0; i < own.length; i++) {
            for (int j = 0; j < own[i].length; j++) {
                own[i][j] += sign * others[i][j];
            }
        }
        return this;
    }

    /** Counts one message of the kind with that ordinal. */
    void add(int kind, boolean forwarded, int wireBits) {
        int index = 2 * kind + (forwarded ? 1 : 0);
        bits[index] += wireBits;
        messages[index]++;
    }

    /** Counts one message of the kind with that ordinal that does not arrive. */
    void addLost(int kind) {
        lost[kind]++;
    }

    /** Counts one message of the kind with that ordinal that arrives twice. */
    void addRepeated(int kind) {
        repeated[kind]++;
    }

    /** Messages of this kind that were sent and lost on their way. */
    public long lostMessages(Message.Kind kind) {
        return lost[kind.ordinal()];
    }

    /** Messages of this kind of which the network delivers a second copy. */
    public long repeatedMessages(Message.Kind kind) {
        return repeated[kind.ordinal()];
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
