package egoist.node.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.Endpoint;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How many newcomers are served and when the others are to come again, on a clock that the test sets. */
class AdmissionTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;

    private long nanos = -5 * SECOND;

    private record Visit(long atMillis, int node) implements Comparable<Visit> {
        @Override
        public int compareTo(Visit other) {
            return Long.compare(atMillis, other.atMillis);
        }
    }

    /** A thousand at once: sixty are served, and each of the others when it was told to come, ten in a second. */
    @Test
    void aFloodOfNewcomersIsServedOneByOne() {
        Admission admission = new Admission(10, () -> nanos);
        PriorityQueue<Visit> visits = new PriorityQueue<>();
        for (int node = 0; node < 1000; node++) {
            visits.add(new Visit(0, node));
        }
        int served = 0;
        int asked = 0;
        long last = 0;
        while (!visits.isEmpty()) {
            Visit visit = visits.remove();
            nanos = -5 * SECOND + visit.atMillis() * MILLI;
            asked++;
            int wait = admission.waitMillis(visit.node());
            if (wait == 0) {
                served++;
                last = visit.atMillis();
            } else {
                visits.add(new Visit(visit.atMillis() + wait, visit.node()));
            }
            assertTrue(served <= 60 + visit.atMillis() / 100 + 1, served + " served at " + visit.atMillis());
        }
        assertEquals(1000, served);
        assertTrue(last < 100_000, "the last one at " + last + " ms");
        assertTrue(asked < 3000, asked + " requests");
    }

    /** Who asks without end gets no more than its share, and does not make others wait longer. */
    @Test
    void askingOftenIsOfNoUse() {
        Admission admission = new Admission(10, () -> nanos);
        int served = 0;
        for (int i = 0; i < 1000; i++) {
            served += admission.waitMillis(1) == 0 ? 1 : 0;
            nanos += MILLI;
        }
        assertEquals(10, served);
        assertEquals(0, admission.waitMillis(2), "somebody else");
    }

    @Test
    void nobodyIsToldToWaitForMoreThanFiveMinutes() {
        Admission admission = new Admission(1, () -> nanos);
        Set<Integer> waits = new HashSet<>();
        for (int node = 0; node < 6000; node++) {
            waits.add(admission.waitMillis(node));
        }
        assertEquals(300_000, waits.stream().mapToInt(wait -> wait).max().orElseThrow());
    }

    @Test
    void whoRefusedIsLeftAloneForLongerAndLonger() {
        Refusals refusals = new Refusals(() -> nanos);
        Endpoint there = new Endpoint("192.0.2.1", 61223);
        assertFalse(refusals.tooEarly(there));
        int tries = 0;
        for (int second = 0; second < 3600; second++) {
            if (!refusals.tooEarly(there)) {
                tries++;
                refusals.refused(there);
            }
            nanos += SECOND;
        }
        assertTrue(tries > 15 && tries < 25, tries + " tries in an hour");
        nanos += 298 * SECOND;
        assertFalse(refusals.tooEarly(there), "five minutes at most");
        refusals.accepted(there);
        refusals.refused(there);
        nanos += 2 * SECOND;
        assertFalse(refusals.tooEarly(there), "from the beginning");
    }
}
