package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimedIdsTest {
    @Test
    void isAQueueOverGrowthWrappingAndShrinking() {
        SplittableRandom random = new SplittableRandom(3);
        TimedIds queue = new TimedIds(true);
        ArrayDeque<int[]> expected = new ArrayDeque<>();
        for (int now = 0; now < 10_000; now++) {
            for (int i = random.nextInt(now / 1000 % 2 == 0 ? 20 : 2); i > 0; i--) {
                int[] one = {random.nextInt(10), random.nextInt(10), now + 50};
                queue.add(one[0], one[1], one[2]);
                expected.add(one);
            }
            int sought = random.nextInt(50);
            List<Integer> askers = new ArrayList<>();
            queue.answer(sought, askers::add);
            List<int[]> answered =
                    expected.stream().filter(one -> one[0] == sought).toList();
            assertEquals(answered.stream().map(one -> one[1]).toList(), askers);
            answered.forEach(one -> one[0] = TimedIds.CANCELLED);
            while (!expected.isEmpty() && expected.peek()[2] <= now) {
                assertTrue(queue.isDue(now));
                assertEquals(expected.remove()[0], queue.poll());
            }
            assertFalse(queue.isDue(now));
            assertEquals(expected.size(), queue.size());
        }
    }

    @Test
    void emptiedAndTrimmedItTakesIdsAgain() {
        TimedIds queue = new TimedIds(true);
        for (int round = 0; round < 3; round++) {
            queue.trim();
            queue.add(1, 0, 10);
            queue.add(2, 0, 20);
            queue.trim();
            assertEquals(1, queue.poll(), "what is in it stays");
            assertEquals(2, queue.poll());
            assertFalse(queue.isDue(Long.MAX_VALUE));
        }
    }

    @Test
    void cancelledIdsKeepTheirPlaceButNotTheirName() {
        TimedIds queue = new TimedIds(true);
        queue.add(1, 0, 10);
        queue.add(2, 0, 20);
        queue.add(1, 0, 30);
        queue.cancel(1);
        assertEquals(TimedIds.CANCELLED, queue.poll());
        assertEquals(2, queue.poll());
        assertEquals(TimedIds.CANCELLED, queue.poll());
    }

    @Test
    void timesMayBeFarApart() {
        TimedIds queue = new TimedIds(false);
        long later = 3L * 24 * 3600 * 1_000_000;
        queue.add(1, 10);
        queue.add(2, 10 + later);
        assertTrue(queue.isDue(10));
        assertEquals(1, queue.poll());
        int next = TimedIds.CANCELLED;
        while (queue.isDue(later + 9)) {
            next = queue.poll();
            assertEquals(TimedIds.CANCELLED, next, "nobody is due before his time");
        }
        assertTrue(queue.isDue(later + 10));
        while (queue.isDue(later + 10)) {
            next = queue.poll();
        }
        assertEquals(2, next);
    }
}
