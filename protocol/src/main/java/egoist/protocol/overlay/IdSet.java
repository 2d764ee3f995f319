package egoist.protocol.overlay;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A set of peer ids that mostly holds few of them, or some that are close together: a sorted array as long as there are few, a bit
 * for each id from the smallest to the greatest from then on. A peer has a dozen of such sets, and a bit for every id there is in each of
 * them would be a third of its memory among thousands. Methods are named as in {@link java.util.BitSet}.
 */
public final class IdSet {
    private static final int[] NONE = {};
    private static final int FEWEST = 4;
    private static final int FEW = 64;
    /** Spare room for bits when it grows, as a share. */
    private static final int SPARE = 8;

    private int[] few = NONE;
    /** Bits of the ids once they were more than a few; null as long as they are not. */
    private long @Nullable [] many;
    /** How many there are as long as they are few; then the place of the first word of {@link #many} among those of all ids. */
    private int count;

    /** Whether the id is in it; any number may be asked for. */
    public boolean get(int id) {
        if (many != null) {
            int at = (id >> 6) - count;
            return at >= 0 && at < many.length && (many[at] >>> id & 1) != 0;
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
        if (many == null && !setAmongFew(id)) {
            spread();
        }
        if (many != null) {
            int at = (id >> 6) - count;
            long[] words = at >= 0 && at < many.length ? many : widen(many, id >> 6);
            words[(id >> 6) - count] |= 1L << id;
        }
    }

    /** Adds an id to the few; false if there is no room. */
    private boolean setAmongFew(int id) {
        int at = Arrays.binarySearch(few, 0, count, id);
        if (at >= 0) {
            return true;
        }
        if (count == FEW) {
            return false;
        }
        if (count == few.length) {
            few = Arrays.copyOf(few, Math.min(FEW, Math.max(FEWEST, count + count / 2)));
        }
        int place = -at - 1;
        System.arraycopy(few, place, few, place + 1, count - place);
        few[place] = id;
        count++;
        return true;
    }

    private void spread() {
        int first = few[0] >> 6;
        long[] words = new long[(few[count - 1] >> 6) - first + 1];
        for (int i = 0; i < count; i++) {
            words[(few[i] >> 6) - first] |= 1L << few[i];
        }
        many = words;
        few = NONE;
        count = first;
    }

    /** Makes room from the first to the last word that holds any id or is the one given. */
    private long[] widen(long[] words, int with) {
        int first = firstWord(words);
        int end = endOfWords(words);
        boolean none = first == end;
        int from = none ? with : Math.min(with, count + first);
        int to = none ? with + 1 : Math.max(with + 1, count + end);
        return move(words, from, to - from + (to - from) / SPARE);
    }

    /** Moves what there is to words that begin at that place. */
    private long[] move(long[] words, int from, int length) {
        int first = firstWord(words);
        int used = endOfWords(words) - first;
        long[] moved = new long[length];
        if (used > 0) {
            System.arraycopy(words, first, moved, count + first - from, used);
        }
        many = moved;
        count = from;
        return moved;
    }

    private static int firstWord(long[] words) {
        int first = 0;
        while (first < words.length && words[first] == 0) {
            first++;
        }
        return first;
    }

    /** One more than the last word that holds any, or as many as there are if none does. */
    private static int endOfWords(long[] words) {
        int first = firstWord(words);
        int end = words.length;
        while (end > first && words[end - 1] == 0) {
            end--;
        }
        return end;
    }

    /** Takes an id out, if it is there. */
    public void clear(int id) {
        if (many != null) {
            int at = (id >> 6) - count;
            if (at >= 0 && at < many.length) {
                many[at] &= ~(1L << id);
            }
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
        return many == null ? count == 0 : firstWord(many) == many.length;
    }

    /** How many there are. */
    public int cardinality() {
        if (many == null) {
            return count;
        }
        int sum = 0;
        for (long word : many) {
            sum += Long.bitCount(word);
        }
        return sum;
    }

    /** The smallest id in it that is {@code from} or greater, or -1. */
    public int nextSetBit(int from) {
        if (many != null) {
            return nextOfMany(many, Math.max(from, count << 6));
        }
        int at = count == 0 ? -1 : Arrays.binarySearch(few, 0, count, from);
        int place = at < 0 ? -at - 1 : at;
        return place < count ? few[place] : -1;
    }

    private int nextOfMany(long[] words, int from) {
        int at = (from >> 6) - count;
        if (at >= words.length) {
            return -1;
        }
        long word = words[at] & -1L << from;
        while (word == 0) {
            if (++at == words.length) {
                return -1;
            }
            word = words[at];
        }
        return ((count + at) << 6) + Long.numberOfTrailingZeros(word);
    }

    /** Another set of the same ids. */
    public IdSet copy() {
        IdSet copy = new IdSet();
        copy.few = few.clone();
        copy.count = count;
        copy.many = many == null ? null : many.clone();
        return copy;
    }

    /** Gives back room that is not needed any more. */
    public void trim() {
        if (many == null) {
            few = count == 0 ? NONE : count == few.length ? few : Arrays.copyOf(few, count);
            return;
        }
        int all = cardinality();
        if (all > FEW / 2) {
            int first = firstWord(many);
            int used = endOfWords(many) - first;
            if (used < many.length) {
                move(many, count + first, used);
            }
            return;
        }
        int[] left = all == 0 ? NONE : new int[all];
        int id = -1;
        for (int i = 0; i < all; i++) {
            id = nextSetBit(id + 1);
            left[i] = id;
        }
        many = null;
        few = left;
        count = all;
    }
}
