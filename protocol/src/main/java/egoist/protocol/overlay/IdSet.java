package egoist.protocol.overlay;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A set of peer ids that mostly holds few of them: a sorted array as long as it does, a {@link BitSet} from then on. A peer has a
 * dozen of such sets, and a bit for every id in each of them would be a third of its memory among thousands. Methods are named as in BitSet.
 */
public final class IdSet {
    private static final int[] NONE = {};
    private static final int FEWEST = 4;
    private static final int FEW = 32;

    private int[] few = NONE;
    private int count;
    /** All of them once they were more than a few; null as long as they are not. */
    private @Nullable BitSet many;

    /** Whether the id is in it; any number may be asked for. */
    public boolean get(int id) {
        if (many != null) {
            return id >= 0 && many.get(id);
        }
        return count > 0 && Arrays.binarySearch(few, 0, count, id) >= 0;
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
        if (many != null) {
            many.set(id);
            return;
        }
        int at = Arrays.binarySearch(few, 0, count, id);
        if (at >= 0) {
            return;
        }
        if (count == FEW) {
            spread().set(id);
            return;
        }
        if (count == few.length) {
            few = Arrays.copyOf(few, Math.max(FEWEST, 2 * count));
        }
        int place = -at - 1;
        System.arraycopy(few, place, few, place + 1, count - place);
        few[place] = id;
        count++;
    }

    private BitSet spread() {
        BitSet all = new BitSet();
        for (int i = 0; i < count; i++) {
            all.set(few[i]);
        }
        many = all;
        few = NONE;
        count = 0;
        return all;
    }

    /** Takes an id out, if it is there. */
    public void clear(int id) {
        if (many != null) {
            many.clear(id);
            return;
        }
        int at = count == 0 ? -1 : Arrays.binarySearch(few, 0, count, id);
        if (at >= 0) {
            count--;
            System.arraycopy(few, at + 1, few, at, count - at);
        }
    }

    /** Takes all out. */
    public void clear() {
        many = null;
        few = NONE;
        count = 0;
    }

    public boolean isEmpty() {
        return many == null ? count == 0 : many.isEmpty();
    }

    /** How many there are. */
    public int cardinality() {
        return many == null ? count : many.cardinality();
    }

    /** The smallest id in it that is {@code from} or greater, or -1. */
    public int nextSetBit(int from) {
        if (many != null) {
            return many.nextSetBit(from);
        }
        int at = count == 0 ? -1 : Arrays.binarySearch(few, 0, count, from);
        int place = at < 0 ? -at - 1 : at;
        return place < count ? few[place] : -1;
    }

    /** Another set of the same ids. */
    public IdSet copy() {
        IdSet copy = new IdSet();
        copy.few = few.clone();
        copy.count = count;
        copy.many = many == null ? null : (BitSet) many.clone();
        return copy;
    }

    /** Gives back room that is not needed any more. */
    public void trim() {
        if (many != null && many.cardinality() > FEW / 2) {
            many = (BitSet) many.clone();
            return;
        }
        int[] left = many == null ? Arrays.copyOf(few, count) : many.stream().toArray();
        many = null;
        few = left.length == 0 ? NONE : left;
        count = left.length;
    }
}
