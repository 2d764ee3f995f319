package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * Peers that decide within the time news takes between them each trust in links that the others give up. With epochs of one length they do so
 * in every epoch: in this overlay three of them drop their links to a pair of peers that link to each other, every other epoch, and nobody
 * reaches the two until the next one decides.
 */
class EpochJitterTest {
    private static final long SWINGING = 31;
    private static final double STEP_SECONDS = 0.25;
    private static final int STEPS = 240;

    /** How many times some pair had no path over links that stand, of {@link #STEPS}. */
    private static int lost(long seed, double jitter) throws IOException {
        TinyWorld world = TwoLiarsTest.overlay(seed, TwoLiarsTest.measured(), "0s", "epoch-jitter", jitter);
        int lost = 0;
        for (int step = 0; step < STEPS; step++) {
            world.run(STEP_SECONDS);
            lost += world.connected() ? 0 : 1;
        }
        return lost;
    }

    @Test
    void whoDecidesTogetherDoesNotDoSoForEver() throws Exception {
        int fixed = lost(SWINGING, 0);
        assertTrue(fixed >= STEPS / 20, "with epochs of one length it does not swing any more: " + fixed);
        for (long seed : new long[] {SWINGING, 5, 13, 24, 41, 85}) {
            assertEquals(0, lost(seed, 0.1), "seed " + seed);
        }
    }
}
