package egoist.sim.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void matchesTheTextbook() {
        // mean 5, s = 2.5820, n = 4, t(3, .975) = 3.1824: half width 3.1824 * 2.5820 / 2
        Interval interval = Interval.of(2, 4, 6, 8);
        assertEquals(5, interval.mean(), 1e-12);
        assertEquals(4.1085, interval.halfWidth(), 1e-4);
    }

    @Test
    void leavesOutWhatDoesNotApply() {
        assertEquals(Interval.of(1, 3), Interval.of(1, Double.NaN, 3));
        assertEquals(Interval.NONE, Interval.of(Double.NaN));
        assertTrue(Double.isNaN(Interval.of(7).halfWidth()), "one value has no spread");
    }
}
