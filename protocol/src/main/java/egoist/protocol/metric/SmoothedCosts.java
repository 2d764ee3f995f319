package egoist.protocol.metric;

import java.util.Arrays;

/**
 * The states of a {@link Smoothing} by peer id. A peer keeps one for each member, so that they are most of its memory: each
 * takes three bytes as long as all are small enough (one-way delays below a second), and four from then on.
 */
public final class SmoothedCosts {
    private static final int BYTES = 3;
    /** Stands for {@link Smoothing#NONE} in three bytes; states from here on need four. */
    private static final int NARROW_NONE = 0xFFFFFF;
    /** Spare room when it grows by one id, as a share. */
    private static final int SPARE = 16;

    private static final int[] NOT_WIDE = {};
    private static final byte[] NOT_NARROW = {};

    private byte[] narrow = NOT_NARROW;
    private int[] wide = NOT_WIDE;
    private boolean anyWide;

    /** The state of an id, {@link Smoothing#NONE} where none was set. */
    public int get(int id) {
        if (anyWide) {
            return id >= 0 && id < wide.length ? wide[id] : Smoothing.NONE;
        }
        int at = id * BYTES;
        if (id < 0 || at >= narrow.length) {
            return Smoothing.NONE;
        }
        int state = (narrow[at] & 0xFF) | ((narrow[at + 1] & 0xFF) << 8) | ((narrow[at + 2] & 0xFF) << 16);
        return state == NARROW_NONE ? Smoothing.NONE : state;
    }

    /**
     * Sets the state of an id.
     *
     * @param ids how many ids there are as far as known, to make room for all of them at once
     */
    public void set(int id, int state, int ids) {
        if (!anyWide && state >= NARROW_NONE) {
            widen();
        }
        int room = anyWide ? wide.length : narrow.length / BYTES;
        if (id >= room) {
            grow(Math.max(ids, id + 1 + id / SPARE), room);
        }
        if (anyWide) {
            wide[id] = state;
        } else {
            put(id, state);
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
        if (anyWide && wide.length > ids) {
            wide = Arrays.copyOf(wide, ids);
        } else if (!anyWide && narrow.length > ids * BYTES) {
            narrow = Arrays.copyOf(narrow, ids * BYTES);
        }
    }

    private void put(int id, int state) {
        int stored = state == Smoothing.NONE ? NARROW_NONE : state;
        int at = id * BYTES;
        narrow[at] = (byte) stored;
        narrow[at + 1] = (byte) (stored >> 8);
        narrow[at + 2] = (byte) (stored >> 16);
    }

    private void grow(int room, int before) {
        if (anyWide) {
            wide = Arrays.copyOf(wide, room);
            Arrays.fill(wide, before, room, Smoothing.NONE);
        } else {
            narrow = Arrays.copyOf(narrow, room * BYTES);
            Arrays.fill(narrow, before * BYTES, room * BYTES, (byte) 0xFF);
        }
    }

    private void widen() {
        int[] states = new int[narrow.length / BYTES];
        for (int id = 0; id < states.length; id++) {
            states[id] = get(id);
        }
        wide = states;
        narrow = NOT_NARROW;
        anyWide = true;
    }
}
