package egoist.protocol.overlay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.Announcement;
import egoist.protocol.overlay.LinkStateDatabase.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkStateDatabaseTest {
    private static Announcement by(int origin, long epoch, long sequence) {
        return new Announcement(origin, epoch, sequence, false, new int[0], new int[0], new boolean[0]);
    }

    private final LinkStateDatabase database = new LinkStateDatabase(4);

    @Test
    void onlyStrictlyNewerIsTaken() {
        Announcement first = by(3, 5, 5);
        assertEquals(Verdict.FIRST, database.offer(first));
        assertEquals(Verdict.DUPLICATE, database.offer(first));
        assertEquals(Verdict.DUPLICATE, database.offer(by(3, 5, 5)));
        assertEquals(Verdict.STALE, database.offer(by(3, 5, 4)));
        assertEquals(Verdict.STALE, database.offer(by(3, 4, 99)));
        assertEquals(Verdict.NEWER, database.offer(by(3, 5, 6)));
        assertEquals(Verdict.NEWER, database.offer(by(3, 6, 0)));
        assertEquals(1, database.size());
    }

    @Test
    void growsOnDemand() {
        assertNull(database.newest(1000));
        database.offer(by(1000, 1, 1));
        assertNotNull(database.newest(1000));
        assertNull(database.newest(999));
        assertTrue(database.ids() > 1000);
        database.trim();
        assertEquals(1001, database.ids());
        assertNotNull(database.newest(1000));
        database.offer(by(1001, 1, 1));
        assertNotNull(database.newest(1001));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void holdsTheNewestOfEachOriginWhateverTheOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, Announcement> newest = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int origin = random.nextInt(50);
            Announcement offered = random.nextInt(20) == 0
                    ? Announcement.departure(origin, random.nextInt(4), random.nextInt(1000))
                    : by(origin, random.nextInt(4), random.nextInt(1000));
            Announcement known = newest.get(origin);
            boolean news = known == null || offered.isNewerThan(known);
            Verdict verdict = database.offer(offered);
            assertEquals(news, verdict == Verdict.FIRST || verdict == Verdict.NEWER, "seed " + seed);
            if (news) {
                newest.put(origin, offered);
            }
        }
        long digest = 0;
        int live = 0;
        for (Map.Entry<Integer, Announcement> entry : newest.entrySet()) {
            assertEquals(entry.getValue(), database.newest(entry.getKey()), "seed " + seed);
            digest += entry.getValue().departed() ? 0 : entry.getValue().digest();
            live += entry.getValue().departed() ? 0 : 1;
        }
        assertEquals(digest, database.digest(), "seed " + seed);
        assertEquals(live, database.size(), "seed " + seed);
        assertEquals(live, database.all().length, "seed " + seed);
    }

    @Test
    void whoIsNotHeardOfForTwoGenerationsIsForgotten() {
        database.offer(by(0, 1, 1));
        database.offer(by(1, 1, 1));
        database.offer(by(2, 1, 1));
        assertArrayEquals(new int[0], database.age(0));
        database.offer(by(1, 1, 2));
        assertArrayEquals(new int[0], database.age(0));
        assertArrayEquals(new int[] {2}, database.age(0), "never itself");
        assertNull(database.live(2));
        assertEquals(2, database.size());
        assertArrayEquals(new int[] {1}, database.age(0));
    }

    @Test
    void duplicatesKeepNobodyAlive() {
        Announcement announcement = by(2, 1, 1);
        database.offer(announcement);
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(new int[0], database.age(0));
            database.offer(announcement);
        }
        assertArrayEquals(new int[] {2}, database.age(0));
    }

    @Test
    void aTombstoneKeepsLateCopiesOutAndThenGoesToo() {
        database.offer(by(2, 1, 7));
        for (int i = 0; i < 3; i++) {
            database.age(0);
        }
        assertEquals(Verdict.DUPLICATE, database.offer(by(2, 1, 7)));
        assertEquals(Verdict.STALE, database.offer(by(2, 1, 6)));
        assertEquals(0, database.size());
        assertEquals(0, database.digest());
        database.age(0);
        assertNotNull(database.newest(2));
        database.age(0);
        assertNull(database.newest(2), "memory is given back");
    }

    /** Somebody may hold what it said before until that is forgotten there. */
    @Test
    void aGoodByeOutlivesWhatWasSaidBefore() {
        LinkStateDatabase other = new LinkStateDatabase(1);
        other.age(0);
        other.offer(by(2, 1, 7));
        database.offer(Announcement.departure(2, 1, 8));
        while (other.live(2) != null) {
            assertEquals(Verdict.STALE, database.offer(by(2, 1, 7)));
            other.age(0);
            database.age(0);
        }
        assertEquals(Verdict.STALE, database.offer(by(2, 1, 7)));
        assertTrue(database.forgotten(2), "not handed on any more");
        database.age(0);
        database.age(0);
        assertNull(database.newest(2), "memory is given back");
    }

    @Test
    void whoReturnsIsThere() {
        database.offer(by(2, 1, 7));
        database.offer(Announcement.departure(2, 1, 8));
        assertNull(database.live(2));
        assertEquals(Verdict.FIRST, database.offer(by(2, 2, 1)));
        assertNotNull(database.live(2));
    }

    @Test
    void digestsTellPeersAndNumbersApart() {
        LinkStateDatabase other = new LinkStateDatabase(1);
        database.offer(by(1, 10, 5));
        database.offer(by(2, 11, 6));
        other.offer(by(2, 10, 6));
        other.offer(by(1, 11, 5));
        assertNotEquals(database.digest(), other.digest());
        assertNotEquals(by(1, 10, 5).digest(), by(1, 10, 6).digest());
        assertNotEquals(by(1, 10, 5).digest(), by(1, 11, 5).digest());
    }
}
