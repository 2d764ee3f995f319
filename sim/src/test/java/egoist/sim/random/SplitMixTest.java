package egoist.sim.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMixTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, 0x123456789ABCDEFL})
    void drawsWhatTheLibraryDraws(long seed) {
        SplittableRandom theirs = new SplittableRandom(seed);
        SplitMix ours = new SplitMix(seed);
        for (int i = 0; i < 2_000; i++) {
            int bound = 1 + theirs.nextInt(Integer.MAX_VALUE - 1);
            assertEquals(bound, 1 + ours.nextInt(Integer.MAX_VALUE - 1), "seed " + seed);
            assertEquals(theirs.nextLong(), ours.nextLong());
            assertEquals(theirs.nextInt(), ours.nextInt());
            assertEquals(theirs.nextInt(bound), ours.nextInt(bound));
            assertEquals(theirs.nextLong(bound * 4_000_000_000L), ours.nextLong(bound * 4_000_000_000L));
            assertEquals(theirs.nextDouble(), ours.nextDouble());
            assertEquals(theirs.nextBoolean(), ours.nextBoolean());
        }
    }
}
