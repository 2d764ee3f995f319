package egoist.protocol.metric;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The states of a {@link Smoothing} by peer id. A peer keeps one for each member, so that they are most of its memory: each
 * takes 22 bits if it is small enough (one-way delays up to a quarter of a second), the few others stand apart, and where they are
 * not few all take four bytes.
 */
public final class SmoothedCosts {
    private static final int BITS = 22;
    private static final int MASK = (1 << BITS) - 1;
    /** Stands for {@link Smoothing#NONE} in 22 bits. */
    private static final int NARROW_NONE = MASK;
    /** Stands for a state of those apart; it and greater ones need more than 22 bits. */
    private static final int APART = MASK - 1;
    /** States are read four bytes at a time, so that the last one needs some behind it. */
    private static final int SLACK = 3;

    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    /** Spare room when it grows by one id, as a share. */
    private static final int SPARE = 16;
    /** The others are few as long as there are no more than this, or than that share of all. */
    private static final int FEW = 16;

    private static final int SHARE = 16;

    private static final int[] NOTHING = {};
    private static final byte[] NOT_NARROW = {};

    private byte[] narrow = NOT_NARROW;
    /** Ids there is room for. */
    private int room;
    /** States by id if all take four bytes; else those apart: ids, ascending, and states by turns. */
    private int[] wide = NOTHING;

    private boolean allWide;

    /** The state of an id, {@link Smoothing#NONE} where none was set. */
    public int get(int id) {
        if (id < 0 || id >= room) {
            return Smoothing.NONE;
        }
        if (allWide) {
            return wide[id];
        }
        int state = narrow(id);
        return state < APART ? state : state == NARROW_NONE ? Smoothing.NONE : wide[placeApart(id) + 1];
    }

    private int narrow(int id) {
        long bit = (long) id * BITS;
        return (int) FOUR_BYTES.get(narrow, (int) (bit >> 3)) >>> (bit & 7) & MASK;
    }

    private void putNarrow(int id, int state) {
        long bit = (long) id * BITS;
        int at = (int) (bit >> 3);
        int shift = (int) (bit & 7);
        int others = (int) FOUR_BYTES.get(narrow, at) & ~(MASK << shift);
        FOUR_BYTES.set(narrow, at, others | state << shift);
    }

    /** Where the id stands among those apart, or would; in steps of two. */
    private int placeApart(int id) {
        int at = 0;
        while (at < wide.length && wide[at] < id) {
            at += 2;
        }
        return at;
    }

    /**
     * Sets the state of an id.
     *
     * @param ids how many ids there are as far as known, to make room for all of them at once
     */
    public void set(int id, int state, int ids) {
        if (id >= room) {
            grow(Math.max(ids, id + 1 + id / SPARE));
        }
        if (allWide) {
            wide[id] = state;
            return;
        }
        boolean apart = state >= APART;
        boolean wasApart = narrow(id) == APART;
        putNarrow(id, apart ? APART : state == Smoothing.NONE ? NARROW_NONE : state);
        if (apart || wasApart) {
            setApart(id, state, wasApart, apart);
        }
    }

    private void setApart(int id, int state, boolean before, boolean now) {
        int at = placeApart(id);
        if (before && !now) {
            int[] fewer = Arrays.copyOf(wide, wide.length - 2);
            System.arraycopy(wide, at + 2, fewer, at, fewer.length - at);
            wide = fewer;
            return;
        }
        if (!before) {
            int[] more = Arrays.copyOf(wide, wide.length + 2);
            System.arraycopy(wide, at, more, at + 2, wide.length - at);
            more[at] = id;
            wide = more;
        }
        wide[at + 1] = state;
        if (wide.length / 2 > Math.max(FEW, room / SHARE)) {
            widen();
        }
    }

    /** Forgets the state of an id. */
    public void clear(int id) {
        if (get(id) != Smoothing.NONE) {
            set(id, Smoothing.NONE, 0);
        }
    }

    /** Gives back room for more than {@code ids} ids, which is where none was set. */
    public void trim(int ids) {
        if (ids < room) {
            resize(ids);
        }
    }

    private void grow(int ids) {
        int before = room;
        resize(ids);
        for (int id = before; id < ids; id++) {
            if (allWide) {
                wide[id] = Smoothing.NONE;
            } else {
                putNarrow(id, NARROW_NONE);
            }
        }
    }

    private void resize(int ids) {
        room = ids;
        if (allWide) {
            wide = Arrays.copyOf(wide, ids);
        } else {
            narrow = Arrays.copyOf(narrow, (int) (((long) ids * BITS + 7) / 8) + SLACK);
        }
    }

    private void widen() {
        int[] states = new int[room];
        for (int id = 0; id < room; id++) {
            states[id] = get(id);
        }
        wide = states;
        narrow = NOT_NARROW;
        allWide = true;
    }
}
