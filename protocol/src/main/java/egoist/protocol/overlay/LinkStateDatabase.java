package egoist.protocol.overlay;

import egoist.protocol.message.Announcement;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The newest announcement of every origin: one reference each. Newer means a greater (epoch, sequence); nothing older is ever
 * taken, not even after its origin was forgotten.
 *
 * <p>The papers never say how the departed are removed. Here an origin that has not been heard of for two full generations is
 * forgotten: what stays is a tombstone that keeps its (epoch, sequence) for two generations more, so that a late copy cannot
 * bring it back. An origin that says good-bye leaves the same kind of tombstone.
 */
public final class LinkStateDatabase {
    /** What became of an announcement that was offered. */
    public enum Verdict {
        /** It is the first one of an origin that was not here, or had gone. */
        FIRST,
        /** It supersedes an older one. */
        NEWER,
        /** It was here already. */
        DUPLICATE,
        /** A newer one is here. */
        STALE
    }

    private @Nullable Announcement[] newest;
    private BitSet heard = new BitSet();
    private BitSet heardBefore = new BitSet();
    private int live;
    private long digest;

    /** @param ids how many peer ids to make room for at first; it grows when needed */
    public LinkStateDatabase(int ids) {
        newest = new Announcement[ids];
    }

    /** Takes an announcement if it is the newest of its origin. */
    public Verdict offer(Announcement announcement) {
        int origin = announcement.origin();
        if (origin >= newest.length) {
            newest = Arrays.copyOf(newest, Math.max(origin + 1, newest.length * 3 / 2));
        }
        Announcement known = newest[origin];
        if (known == announcement) {
            return Verdict.DUPLICATE;
        }
        if (known != null && !announcement.isNewerThan(known)) {
            return known.isNewerThan(announcement) ? Verdict.STALE : Verdict.DUPLICATE;
        }
        newest[origin] = announcement;
        heard.set(origin);
        boolean was = known != null && !known.departed();
        if (was) {
            live--;
            digest -= known.digest();
        }
        if (!announcement.departed()) {
            live++;
            digest += announcement.digest();
        }
        return was ? Verdict.NEWER : Verdict.FIRST;
    }

    /** The newest announcement of an origin, its tombstone, or null. */
    public @Nullable Announcement newest(int origin) {
        return origin < newest.length ? newest[origin] : null;
    }

    /** The newest announcement of an origin that has neither departed nor been forgotten, or null. */
    public @Nullable Announcement live(int origin) {
        Announcement announcement = newest(origin);
        return announcement == null || announcement.departed() ? null : announcement;
    }

    /** One more than the greatest id there is room for. */
    public int ids() {
        return newest.length;
    }

    /** How many origins are live. */
    public int size() {
        return live;
    }

    /** Equal, but for chance, exactly for equal sets of live announcements. */
    public long digest() {
        return digest;
    }

    /** Announcements of all live origins, in order of id. */
    public Announcement[] all() {
        Announcement[] all = new Announcement[live];
        int count = 0;
        for (Announcement announcement : newest) {
            if (announcement != null && !announcement.departed()) {
                all[count++] = announcement;
            }
        }
        return all;
    }

    /**
     * Begins a new generation: forgets what was not announced in the one that ends nor in the one before it.
     *
     * @param self never forgotten
     * @return ids of the origins forgotten
     */
    public int[] age(int self) {
        int[] forgotten = new int[newest.length];
        int count = 0;
        BitSet buried = new BitSet();
        for (int origin = 0; origin < newest.length; origin++) {
            Announcement announcement = newest[origin];
            if (announcement == null || origin == self || heard.get(origin) || heardBefore.get(origin)) {
                continue;
            }
            if (announcement.departed()) {
                newest[origin] = null;
            } else {
                newest[origin] = Announcement.departure(origin, announcement.epoch(), announcement.sequence());
                live--;
                digest -= announcement.digest();
                forgotten[count++] = origin;
                buried.set(origin);
            }
        }
        heardBefore = heard;
        heardBefore.or(buried);
        heard = new BitSet();
        return Arrays.copyOf(forgotten, count);
    }
}
