package egoist.node.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The watchdog on a clock that the test sets. */
@Timeout(60)
class DeadlinesTest {
    private static final long MILLI = 1_000_000;

    @Test
    void nobodyIsBlamedForTheTimeThisProcessStoodStill() throws InterruptedException {
        AtomicLong nanos = new AtomicLong(-3 * MILLI);
        AtomicInteger late = new AtomicInteger();
        try (Deadlines deadlines = new Deadlines("test", nanos::get)) {
            Deadlines.Guard guard = deadlines.guard(late::incrementAndGet);
            guard.within(Duration.ofSeconds(2));
            Thread.sleep(300);
            nanos.addAndGet(20_000 * MILLI);
            Thread.sleep(500);
            assertEquals(0, late.get(), "twenty seconds went by in one step");
            for (int step = 0; step < 40 && late.get() == 0; step++) {
                nanos.addAndGet(100 * MILLI);
                Thread.sleep(150);
            }
            assertEquals(1, late.get(), "two more went by in small ones");
            assertTrue(nanos.get() >= 22_000 * MILLI - 103 * MILLI, "not before its time: " + nanos.get());
        }
    }
}
