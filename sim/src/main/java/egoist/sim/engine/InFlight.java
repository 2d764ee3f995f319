package egoist.sim.engine;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.Message;
import egoist.protocol.message.MessageCodec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The messages under way. Each message object is stored once, in a slot, with the number of its copies in flight, so that an
 * event of delivery is only (slot, from, to) and a flood allocates nothing.
 *
 * <p>While copies of an announcement are under way, one bit per peer tells who has seen it in its present life: repeated
 * copies, four of five at degree 5, are dropped without calling the peer, for which they would be no news.
 */
final class InFlight {
    /** Smaller slot numbers are free for other events. */
    static final int FIRST_SLOT = 64;
    /** Slot numbers have 22 bits. */
    private static final int MAX_SLOTS = 1 << 22;

    private static final int STRIDE = 4;
    private static final int FACTS = 1;
    private static final int ORIGIN = 2;
    private static final int ROW = 3;
    /** Bytes of a copy on the wire have so many bits, the ordinal of its kind stands above them. */
    private static final int BYTE_BITS = 26;

    private static final int NONE = -1;
    /** Rows there is room for at first, and those in use are moved together once so many times as many are free. */
    private static final int FEWEST_ROWS = 64;

    private static final int SPARE = 4;

    private final int wordsPerRow;

    private @Nullable Message[] messages = new @Nullable Message[1024];
    /**
     * Of each slot, side by side since they are asked for together: the copies under way, what a copy is ({@link #facts}), who made
     * the announcement, and where its row begins in {@link #seen}; the last two are NONE for every other message.
     */
    private int[] slots = new int[1024 * STRIDE];

    /** Copies under way, all together. */
    private long copies;

    private int slotsUsed = FIRST_SLOT;
    private int[] freeSlots = new int[1024];
    private int freeSlotCount;

    private long[] seen;
    private int rowsUsed;
    private int[] freeRows = new int[64];
    private int freeRowCount;

    private @Nullable Message last;
    private int lastSlot;
    /** The slot of the announcement sent last of each origin, if it still holds that one. */
    private final int[] slotOfOrigin;

    InFlight(int peers) {
        this.wordsPerRow = (peers + Long.SIZE - 1) / Long.SIZE;
        this.seen = new long[FEWEST_ROWS * wordsPerRow];
        this.slotOfOrigin = new int[peers];
    }

    /** The slot of a message that is sent: its own, if a copy of the same object is under way, or a new one without copies. */
    int slot(Message message) {
        if (message == last && messages[lastSlot] == message) {
            return lastSlot;
        }
        int slot;
        if (message instanceof Announcement announcement) {
            slot = slotOfOrigin[announcement.origin()];
            if (messages[slot] != message) {
                slot = allocate(message);
                slots[slot * STRIDE + ORIGIN] = announcement.origin();
                slots[slot * STRIDE + ROW] = allocateRow();
                slotOfOrigin[announcement.origin()] = slot;
            }
        } else {
            slot = allocate(message);
            slots[slot * STRIDE + ORIGIN] = NONE;
            slots[slot * STRIDE + ROW] = NONE;
        }
        last = message;
        lastSlot = slot;
        return slot;
    }

    /** The message in a slot that has copies under way. */
    Message message(int slot) {
        Message message = messages[slot];
        if (message == null) {
            throw new IllegalStateException("no message in slot " + slot);
        }
        return message;
    }

    void addCopy(int slot) {
        slots[slot * STRIDE]++;
        copies++;
    }

    /** A copy has arrived or was lost; the slot is free again when it was the last one. */
    void removeCopy(int slot) {
        copies--;
        if (--slots[slot * STRIDE] <= 0) {
            free(slot);
        }
    }

    /** Frees a slot none of whose copies is under way. */
    void freeIfIdle(int slot) {
        if (slots[slot * STRIDE] == 0) {
            free(slot);
        }
    }

    /** Whether this is an announcement that {@code peer} has seen while copies of it were under way. */
    boolean seen(int slot, int peer) {
        int row = slots[slot * STRIDE + ROW];
        return row != NONE && (seen[row + (peer >> 6)] >>> peer & 1) != 0;
    }

    /** Notes that {@code peer} sees the message in {@code slot} now, if it is an announcement. */
    void markSeen(int slot, int peer) {
        int row = slots[slot * STRIDE + ROW];
        if (row != NONE) {
            seen[row + (peer >> 6)] |= 1L << peer;
        }
    }

    /** A peer begins a new life, in which it has seen nothing. */
    void forgetSeen(int peer) {
        for (int row = 0; row < rowsUsed; row++) {
            seen[row * wordsPerRow + (peer >> 6)] &= ~(1L << peer);
        }
    }

    /** Ordinal of the message's kind. */
    int kind(int slot) {
        return slots[slot * STRIDE + FACTS] >>> BYTE_BITS;
    }

    /** Bits of one copy on the wire. */
    int wireBits(int slot) {
        return (slots[slot * STRIDE + FACTS] & ((1 << BYTE_BITS) - 1)) << 3;
    }

    /** Whether {@code from} passes on what another peer announced. */
    boolean forwards(int slot, int from) {
        int origin = slots[slot * STRIDE + ORIGIN];
        return origin != NONE && origin != from;
    }

    /** Number of copies under way. */
    long copies() {
        return copies;
    }

    /** Number of distinct messages under way. */
    int size() {
        return slotsUsed - FIRST_SLOT - freeSlotCount;
    }

    /** Bytes of the arrays, without the messages. */
    long bytes() {
        return messages.length * 4L
                + slots.length * 4L
                + 4L * (freeSlots.length + freeRows.length + slotOfOrigin.length)
                + 8L * seen.length;
    }

    private int allocate(Message message) {
        int slot;
        if (freeSlotCount > 0) {
            slot = freeSlots[--freeSlotCount];
        } else {
            slot = slotsUsed++;
            if (slot == messages.length) {
                grow();
            }
        }
        messages[slot] = message;
        slots[slot * STRIDE] = 0;
        slots[slot * STRIDE + FACTS] = facts(message);
        return slot;
    }

    /** Length and kind of a message in one number. */
    private static int facts(Message message) {
        int bytes = MessageCodec.wireBytes(message);
        if (bytes >>> BYTE_BITS != 0) {
            throw new IllegalStateException("a message of " + bytes + " bytes");
        }
        return (message.kind().ordinal() << BYTE_BITS) | bytes;
    }

    private void grow() {
        int length = messages.length + messages.length / 2;
        if (length > MAX_SLOTS) {
            throw new IllegalStateException("more than " + messages.length + " different messages under way at once");
        }
        messages = Arrays.copyOf(messages, length);
        slots = Arrays.copyOf(slots, length * STRIDE);
    }

    private int allocateRow() {
        int row;
        if (freeRowCount > 0) {
            row = freeRows[--freeRowCount];
            Arrays.fill(seen, row, row + wordsPerRow, 0);
        } else {
            row = rowsUsed++ * wordsPerRow;
            if (row + wordsPerRow > seen.length) {
                seen = Arrays.copyOf(seen, seen.length * 2);
            }
        }
        return row;
    }

    private void free(int slot) {
        messages[slot] = null;
        if (freeSlotCount == freeSlots.length) {
            freeSlots = Arrays.copyOf(freeSlots, freeSlotCount * 2);
        }
        freeSlots[freeSlotCount++] = slot;
        int row = slots[slot * STRIDE + ROW];
        if (row != NONE) {
            if (freeRowCount == freeRows.length) {
                freeRows = Arrays.copyOf(freeRows, freeRowCount * 2);
            }
            freeRows[freeRowCount++] = row;
            int rowsLeft = rowsUsed - freeRowCount;
            if (freeRowCount > SPARE * Math.max(FEWEST_ROWS, rowsLeft)) {
                moveTogether(rowsLeft);
            }
        }
    }

    /** Gives back the room of rows that are free: when everybody joins at once there are many more than later. */
    private void moveTogether(int rowsLeft) {
        long[] moved = new long[2 * Math.max(FEWEST_ROWS, rowsLeft) * wordsPerRow];
        rowsUsed = 0;
        for (int slot = FIRST_SLOT; slot < slotsUsed; slot++) {
            int before = slots[slot * STRIDE + ROW];
            if (messages[slot] != null && before != NONE) {
                int row = rowsUsed++ * wordsPerRow;
                System.arraycopy(seen, before, moved, row, wordsPerRow);
                slots[slot * STRIDE + ROW] = row;
            }
        }
        seen = moved;
        freeRowCount = 0;
    }
}
