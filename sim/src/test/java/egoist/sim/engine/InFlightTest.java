package egoist.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.Message;
import egoist.protocol.message.Ping;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InFlightTest {
    private final InFlight inFlight = new InFlight(200);

    @Test
    void oneAnnouncementHasOneSlotHoweverItsSendsAreMixedWithOthers() {
        Announcement announcement = announcement(7, 1);
        int slot = send(announcement);
        int other = send(announcement(8, 1));
        send(new Ping(3));
        assertEquals(slot, send(announcement));
        assertNotEquals(slot, other);
        assertSame(announcement, inFlight.message(slot));
        assertEquals(3, inFlight.size());
        assertNotEquals(slot, send(announcement(7, 1)), "equal is not the same");
    }

    @Test
    void aSlotLivesAsLongAsItsCopies() {
        Announcement announcement = announcement(7, 1);
        int slot = send(announcement);
        send(announcement);
        inFlight.removeCopy(slot);
        assertSame(announcement, inFlight.message(slot));
        inFlight.removeCopy(slot);
        assertThrows(IllegalStateException.class, () -> inFlight.message(slot));
        assertEquals(0, inFlight.size());
    }

    @Test
    void peersSeeAnAnnouncementOnceALife() {
        int slot = send(announcement(7, 1));
        int other = send(announcement(8, 1));
        assertFalse(inFlight.seen(slot, 64));
        inFlight.markSeen(slot, 64);
        assertTrue(inFlight.seen(slot, 64));
        assertFalse(inFlight.seen(slot, 65) || inFlight.seen(slot, 0) || inFlight.seen(other, 64));
        inFlight.forgetSeen(64);
        assertFalse(inFlight.seen(slot, 64));
    }

    @Test
    void otherMessagesAreNeverRepeats() {
        int slot = send(new Ping(3));
        inFlight.markSeen(slot, 64);
        assertFalse(inFlight.seen(slot, 64));
    }

    @Test
    void aSlotUsedAgainHasSeenNothing() {
        int slot = send(announcement(7, 1));
        for (int peer = 0; peer < 200; peer++) {
            inFlight.markSeen(slot, peer);
        }
        inFlight.removeCopy(slot);
        int again = send(announcement(7, 2));
        for (int peer = 0; peer < 200; peer++) {
            assertFalse(inFlight.seen(again, peer));
        }
    }

    /** Room for rows of announcements that are gone is given back; who saw those that are not is kept. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoSawWhatIsKeptWhileManyComeAndGo(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, BitSet> expected = new TreeMap<>();
        long most = 0;
        for (int step = 0; step < 6_000; step++) {
            boolean crowd = step % 3_000 < 1_000;
            if (random.nextInt(100) < (crowd ? 90 : 20) || expected.isEmpty()) {
                expected.put(send(announcement(random.nextInt(200), step)), new BitSet());
            } else {
                List<Integer> slots = List.copyOf(expected.keySet());
                int slot = slots.get(random.nextInt(slots.size()));
                expected.remove(slot);
                inFlight.removeCopy(slot);
            }
            for (Map.Entry<Integer, BitSet> entry : expected.entrySet()) {
                if (random.nextInt(20) == 0) {
                    int peer = random.nextInt(200);
                    inFlight.markSeen(entry.getKey(), peer);
                    entry.getValue().set(peer);
                }
            }
            most = Math.max(most, inFlight.bytes());
            if (step % 100 == 0) {
                expected.forEach((slot, seen) -> {
                    for (int peer = 0; peer < 200; peer++) {
                        assertEquals(seen.get(peer), inFlight.seen(slot, peer), "seed " + seed + ", peer " + peer);
                    }
                });
            }
        }
        assertTrue(inFlight.bytes() < most, "seed " + seed + ": " + inFlight.bytes() + " of " + most);
    }

    @Test
    void onlyAnnouncementsOfOthersAreForwarded() {
        int slot = send(announcement(7, 1));
        assertFalse(inFlight.forwards(slot, 7));
        assertTrue(inFlight.forwards(slot, 8));
        assertFalse(inFlight.forwards(send(new Ping(3)), 8));
    }

    @Test
    void growsAndShrinksBackToItsFreeSlots() {
        int[] slots = new int[5_000];
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < slots.length; i++) {
                slots[i] = send(i % 2 == 0 ? new Ping(i) : announcement(i % 200, i));
                inFlight.markSeen(slots[i], i % 200);
            }
            assertEquals(slots.length, inFlight.size());
            for (int slot : slots) {
                inFlight.removeCopy(slot);
            }
            assertEquals(0, inFlight.size());
        }
        long bytes = inFlight.bytes();
        send(new Ping(1));
        assertEquals(bytes, inFlight.bytes());
    }

    private int send(Message message) {
        int slot = inFlight.slot(message);
        inFlight.addCopy(slot);
        return slot;
    }

    private static Announcement announcement(int origin, long sequence) {
        return new Announcement(origin, 1, sequence, false, new int[] {300, 301}, new int[] {10, 20}, new boolean[2]);
    }
}
