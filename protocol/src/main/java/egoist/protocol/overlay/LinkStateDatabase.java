package egoist.protocol.overlay;

import egoist.protocol.message.Announcement;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The newest announcement of every origin: one reference each. Newer means a greater (epoch, sequence); nothing older is ever
 * taken, not even after its origin was forgotten.
 *
 * <p>The papers never say how the departed are removed. Here an origin that has not been heard of for two full generations is
 * forgotten: what stays is a tombstone that keeps its (epoch, sequence) for two generations more, so that a late copy cannot
 * bring it back. An origin that says good-bye is forgotten likewise, so its tombstone outlives all copies of what it said before.
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

    /** Spare room when it grows, as a share: references are most of a peer's memory. */
    private static final int SPARE = 16;

    private @Nullable Announcement[] newest;
    /** One bit per origin heard of in this generation; as long as newest. */
    private long[] heard;
    /** Origins not heard of in the generation before, of those that were there already when it ended. */
    private IdSet silentBefore = new IdSet();
    /** Origins whose tombstone is this database's own, not their word. */
    private final IdSet forgotten = new IdSet();

    private int live;
    private long digest;

    /** @param ids how many peer ids to make room for at first; it grows when needed */
    public LinkStateDatabase(int ids) {
        newest = new Announcement[ids];
        heard = new long[words(ids)];
    }

    private static int words(int ids) {
        return (ids + Long.SIZE - 1) / Long.SIZE;
    }

    private void resize(int ids) {
        newest = Arrays.copyOf(newest, ids);
        heard = Arrays.copyOf(heard, words(ids));
    }

    /** Takes an announcement if it is the newest of its origin. */
    public Verdict offer(Announcement announcement) {
        int origin = announcement.origin();
        if (origin >= newest.length) {
            resize(origin + 1 + origin / SPARE);
        }
        Announcement known = newest[origin];
        if (known == announcement) {
            return Verdict.DUPLICATE;
        }
        if (known != null && !announcement.isNewerThan(known)) {
            return known.isNewerThan(announcement) ? Verdict.STALE : Verdict.DUPLICATE;
        }
        newest[origin] = announcement;
        forgotten.clear(origin);
        heard[origin >> 6] |= 1L << origin;
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
        return origin >= 0 && origin < newest.length ? newest[origin] : null;
    }

    /** Whether that origin was forgotten: what stands for it here is no word of its own, and not to be handed on. */
    public boolean forgotten(int origin) {
        return forgotten.get(origin);
    }

    /** The newest announcement of an origin that has neither departed nor been forgotten, or null. */
    public @Nullable Announcement live(int origin) {
        Announcement announcement = newest(origin);
        return announcement == null || announcement.departed() ? null : announcement;
    }

    /** Whether that origin is about to go. */
    public boolean draining(int origin) {
        Announcement announcement = newest(origin);
        return announcement != null && announcement.draining();
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
        int[] lost = new int[newest.length];
        int count = 0;
        IdSet silent = new IdSet();
        for (int origin = 0; origin < newest.length; origin++) {
            Announcement announcement = newest[origin];
            if (announcement == null) {
                continue;
            }
            if (origin == self || heardLately(origin)) {
                if (!heard(origin)) {
                    silent.set(origin);
                }
            } else if (forgotten.get(origin)) {
                newest[origin] = null;
                forgotten.clear(origin);
            } else if (announcement.departed()) {
                forgotten.set(origin);
            } else {
                newest[origin] = Announcement.departure(origin, announcement.epoch(), announcement.sequence());
                live--;
                forgotten.set(origin);
                digest -= announcement.digest();
                lost[count++] = origin;
            }
        }
        silent.trim();
        silentBefore = silent;
        Arrays.fill(heard, 0);
        return Arrays.copyOf(lost, count);
    }

    /** Gives back room behind the greatest id there is anything of. */
    public void trim() {
        int used = newest.length;
        while (used > 0 && newest[used - 1] == null) {
            used--;
        }
        if (used < newest.length) {
            resize(used);
        }
        forgotten.trim();
    }

    private boolean heard(int origin) {
        return (heard[origin >> 6] >>> origin & 1) != 0;
    }

    private boolean heardLately(int origin) {
        return heard(origin) || !silentBefore.get(origin);
    }
}
