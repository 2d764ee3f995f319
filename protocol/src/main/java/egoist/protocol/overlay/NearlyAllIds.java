package egoist.protocol.overlay;

/**
 * A set of peer ids that mostly holds all of them up to the greatest: kept as that one and those missing, which takes a few dozen
 * bytes where a bit for each would take one for eight ids. Methods are named as in {@link java.util.BitSet}.
 */
public final class NearlyAllIds {
    private final IdSet missing = new IdSet();
    private int length;

    /** One more than the greatest id in it; 0 if there is none. */
    public int length() {
        return length;
    }

    /** Whether the id is in it; any number may be asked for. */
    public boolean get(int id) {
        return id >= 0 && id < length && !missing.get(id);
    }

    /**
     * Adds an id, if it is not there yet.
     *
     * @throws IndexOutOfBoundsException if it is negative
     */
    public void set(int id) {
        if (id < 0) {
            throw new IndexOutOfBoundsException("id " + id);
        }
        if (id < length) {
            missing.clear(id);
            return;
        }
        for (int between = length; between < id; between++) {
            missing.set(between);
        }
        length = id + 1;
    }

    /** Takes an id out, if it is there. */
    public void clear(int id) {
        if (id < 0 || id >= length) {
            return;
        }
        missing.set(id);
        while (length > 0 && missing.get(length - 1)) {
            missing.clear(--length);
        }
    }

    /** How many there are. */
    public int cardinality() {
        return length - missing.cardinality();
    }

    /** The smallest id in it that is {@code from} or greater, or -1. */
    public int nextSetBit(int from) {
        int id = Math.max(0, from);
        while (id < length && missing.get(id)) {
            id++;
        }
        return id < length ? id : -1;
    }

    /** Gives back room that is not needed any more. */
    public void trim() {
        missing.trim();
    }
}
