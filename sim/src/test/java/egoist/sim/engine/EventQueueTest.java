package egoist.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueueTest {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    /** Millions of random operations: the wheel and a plain heap agree on every time, payload and size. */
    @ParameterizedTest(name = "seed {0}, {1} pending, {2} operations")
    @CsvSource({
        "1, 1, 300000",
        "2, 3, 300000",
        "3, 30, 500000",
        "4, 1000, 1000000",
        "5, 20000, 1000000",
        "6, 100000, 1000000"
    })
    void popsInTheOrderOfAPlainHeap(long seed, int pending, int operations) {
        SplittableRandom random = new SplittableRandom(seed);
        EventQueue queue = new EventQueue();
        ReferenceQueue reference = new ReferenceQueue();
        for (int i = 0; i < operations; i++) {
            String where = "seed " + seed + ", operation " + i;
            boolean grow = reference.size() < pending ? random.nextInt(10) < 7 : random.nextInt(10) < 3;
            if (grow) {
                long micros = reference.nowMicros() + delay(random);
                long payload = random.nextLong() >>> (Long.SIZE - EventQueue.PAYLOAD_BITS);
                queue.push(micros, payload);
                reference.push(micros, payload);
            } else {
                long until = random.nextInt(4) == 0 ? reference.nowMicros() + delay(random) : Long.MAX_VALUE;
                boolean popped = reference.pop(until);
                assertEquals(popped, queue.pop(until), where);
                assertEquals(reference.nowMicros(), queue.nowMicros(), where);
                if (popped) {
                    assertEquals(reference.payload(), queue.payload(), where);
                }
            }
            assertEquals(reference.size(), queue.size(), where);
        }
        while (reference.pop(Long.MAX_VALUE)) {
            assertTrue(queue.pop(Long.MAX_VALUE), "seed " + seed);
            assertEquals(reference.nowMicros(), queue.nowMicros(), "seed " + seed);
            assertEquals(reference.payload(), queue.payload(), "seed " + seed);
        }
        assertFalse(queue.pop(Long.MAX_VALUE), "seed " + seed);
    }

    /** Ties, the open bucket, neighbouring buckets, messages, timers, and what lies beyond every wheel. */
    private static long delay(SplittableRandom random) {
        switch (random.nextInt(12)) {
            case 0:
                return 0;
            case 1:
                return random.nextInt(3);
            case 2:
                return random.nextInt(1024);
            case 3:
                return 1024L * random.nextInt(4);
            case 4:
                return 1 << 20;
            case 5:
                return random.nextLong(60 * SECOND);
            case 6:
                return (1L << 20) * random.nextInt(2100);
            case 7:
                return random.nextInt(200) == 0 ? random.nextLong(3 * DAY) : random.nextLong(2 * SECOND);
            default:
                return random.nextLong(200_000);
        }
    }

    @Test
    void equalTimesKeepTheOrderOfPushingThroughEveryWheel() {
        EventQueue queue = new EventQueue();
        long at = 5_000 * SECOND;
        queue.push(at, 0);
        queue.push(SECOND, 100);
        queue.push(4_000 * SECOND, 101);
        queue.push(4_998 * SECOND, 102);
        queue.push(at - 300, 103);
        int pushed = 1;
        while (queue.pop(at)) {
            queue.push(at, pushed++);
        }
        assertEquals(5, pushed);
        for (int i = 0; i < pushed; i++) {
            assertTrue(queue.pop(at + 1));
            assertEquals(i, queue.payload());
        }
        assertFalse(queue.pop(Long.MAX_VALUE));
    }

    @Test
    void aPopThatFindsNothingMovesTheTimeAndLeavesRoomFromThereOn() {
        EventQueue queue = new EventQueue();
        queue.push(3 * DAY, 7);
        assertFalse(queue.pop(10 * SECOND));
        assertEquals(10 * SECOND, queue.nowMicros());
        assertThrows(IllegalArgumentException.class, () -> queue.push(10 * SECOND - 1, 1));
        queue.push(10 * SECOND, 1);
        queue.push(2 * DAY, 2);
        assertTrue(queue.pop(4 * DAY));
        assertEquals(1, queue.payload());
        assertTrue(queue.pop(4 * DAY));
        assertEquals(2 * DAY, queue.nowMicros());
        assertTrue(queue.pop(4 * DAY));
        assertEquals(3 * DAY, queue.nowMicros());
        assertEquals(7, queue.payload());
    }

    @Test
    void refusesPayloadsThatDoNotFit() {
        EventQueue queue = new EventQueue();
        assertThrows(IllegalArgumentException.class, () -> queue.push(0, 1L << EventQueue.PAYLOAD_BITS));
        assertThrows(IllegalArgumentException.class, () -> queue.push(0, -1));
    }

    @Test
    void memoryFollowsWhatIsPendingNotWhatPassedThrough() {
        EventQueue queue = new EventQueue();
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 1_000; i++) {
            queue.push(random.nextLong(200_000), i);
        }
        long bytes = 0;
        for (int i = 0; i < 2_000_000; i++) {
            if (i == 100_000) {
                bytes = queue.bytes();
            }
            assertTrue(queue.pop(Long.MAX_VALUE));
            queue.push(queue.nowMicros() + 1 + random.nextLong(200_000), i);
        }
        assertEquals(bytes, queue.bytes());
    }

    /** When most of what was pending at once has passed, the room for it is given back, and the order stays. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void roomForACrowdIsGivenBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EventQueue queue = new EventQueue();
        ReferenceQueue reference = new ReferenceQueue();
        for (int i = 0; i < 300_000; i++) {
            pushTo(queue, reference, random.nextLong(2 * SECOND), i);
        }
        long crowded = queue.bytes();
        for (int i = 0; reference.nowMicros() < 30 * SECOND; i++) {
            assertTrue(reference.pop(Long.MAX_VALUE), "seed " + seed);
            assertTrue(queue.pop(Long.MAX_VALUE), "seed " + seed);
            assertEquals(reference.nowMicros(), queue.nowMicros(), "seed " + seed);
            assertEquals(reference.payload(), queue.payload(), "seed " + seed);
            if (reference.size() < 5_000) {
                pushTo(queue, reference, queue.nowMicros() + random.nextLong(2 * SECOND), i);
            }
        }
        assertTrue(2 * queue.bytes() < crowded, "seed " + seed + ": " + crowded + " bytes, then " + queue.bytes());
    }

    private static void pushTo(EventQueue queue, ReferenceQueue reference, long micros, long payload) {
        queue.push(micros, payload);
        reference.push(micros, payload);
    }
}
