package egoist.node.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsTest {
    private static final long SECOND = 1_000_000_000L;

    private long nanos;
    private final Snapshots snapshots = new Snapshots(() -> nanos);

    @Test
    void fourAreServedAtOnceAndTheFifthWhenOneIsDone() {
        for (int node = 1; node <= Snapshots.AT_ONCE; node++) {
            assertTrue(snapshots.mayAsk(node, true));
        }
        assertFalse(snapshots.mayAsk(9, true));
        assertTrue(snapshots.mayAsk(9, false), "single announcements are for everybody");
        snapshots.sent(9);
        snapshots.sent(3);
        assertTrue(snapshots.mayAsk(9, true));
        assertFalse(snapshots.mayAsk(3, true));
    }

    /** Answers go out in the order of the requests, so the last one's end is the end of the copy. */
    @Test
    void whoAsksForSomethingElseMeanwhileIsNotDoneBeforeItsCopy() {
        assertTrue(snapshots.mayAsk(1, false));
        assertTrue(snapshots.mayAsk(1, true));
        snapshots.sent(1);
        assertEquals(1, snapshots.sending());
        snapshots.sent(1);
        assertEquals(0, snapshots.sending());
    }

    @Test
    void brokenLinksAndAnswersThatNeverComeHoldNoPlace() {
        for (int node = 1; node <= Snapshots.AT_ONCE; node++) {
            assertTrue(snapshots.mayAsk(node, true));
        }
        snapshots.forget(2);
        assertTrue(snapshots.mayAsk(8, true));
        nanos += 61 * SECOND;
        assertTrue(snapshots.mayAsk(9, true));
        assertEquals(1, snapshots.sending());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverMoreThanFourInAnyOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            int node = random.nextInt(12);
            switch (random.nextInt(4)) {
                case 0 -> snapshots.sent(node);
                case 1 -> snapshots.mayAsk(node, false);
                default -> refused += snapshots.mayAsk(node, true) ? 0 : 1;
            }
            nanos += random.nextLong(SECOND);
            assertTrue(snapshots.sending() <= Snapshots.AT_ONCE, "seed " + seed + " step " + i);
        }
        assertTrue(refused > 0, "seed " + seed + " never filled the places");
    }
}
