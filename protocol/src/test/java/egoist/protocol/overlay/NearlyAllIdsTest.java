package egoist.protocol.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearlyAllIdsTest {
    private static final int IDS = 200;

    /** Nearly full and nearly empty by turns. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isABitSet(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NearlyAllIds ids = new NearlyAllIds();
        BitSet expected = new BitSet();
        for (int step = 0; step < 20_000; step++) {
            int id = random.nextInt(IDS);
            boolean growing = step / 1000 % 2 == 0;
            if (random.nextInt(20) < (growing ? 19 : 1)) {
                ids.set(id);
                expected.set(id);
            } else {
                ids.clear(id);
                expected.clear(id);
            }
            if (random.nextInt(200) == 0) {
                ids.trim();
            }
            int asked = random.nextInt(IDS + 10);
            String where = "seed " + seed + " step " + step;
            assertEquals(expected.get(asked), ids.get(asked), where);
            assertEquals(expected.nextSetBit(asked), ids.nextSetBit(asked), where);
            assertEquals(expected.cardinality(), ids.cardinality(), where);
            assertEquals(expected.length(), ids.length(), where);
        }
    }

    @Test
    void negativeIdsAreInNone() {
        NearlyAllIds ids = new NearlyAllIds();
        ids.set(3);
        assertFalse(ids.get(-1));
        assertEquals(3, ids.nextSetBit(-5));
        ids.clear(-1);
        assertThrows(IndexOutOfBoundsException.class, () -> ids.set(-1));
        assertEquals(1, ids.cardinality());
    }
}
