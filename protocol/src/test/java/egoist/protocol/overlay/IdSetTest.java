package egoist.protocol.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdSetTest {
    private static final int IDS = 200;

    /** Grows and shrinks past the point where the form changes, many times. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isABitSet(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        IdSet ids = new IdSet();
        BitSet expected = new BitSet();
        for (int step = 0; step < 20_000; step++) {
            int id = random.nextInt(IDS);
            boolean growing = step / 500 % 2 == 0;
            if (random.nextInt(10) < (growing ? 7 : 2)) {
                ids.set(id);
                expected.set(id);
            } else {
                ids.clear(id);
                expected.clear(id);
            }
            if (random.nextInt(200) == 0) {
                ids.trim();
            }
            if (random.nextInt(3_000) == 0) {
                ids.clear();
                expected.clear();
            }
            int asked = random.nextInt(IDS + 10);
            String where = "seed " + seed + " step " + step;
            assertEquals(expected.get(asked), ids.get(asked), where);
            assertEquals(expected.nextSetBit(asked), ids.nextSetBit(asked), where);
            assertEquals(expected.cardinality(), ids.cardinality(), where);
            assertEquals(expected.isEmpty(), ids.isEmpty(), where);
        }
    }

    /** As the members a ping of whom is not answered yet: a tenth of all, ever others, and round and round. */
    @ParameterizedTest
    @ValueSource(ints = {70, 1_000, 5_000})
    void isABitSetWhereIdsComeAndGoInTurn(int all) {
        IdSet ids = new IdSet();
        BitSet expected = new BitSet();
        int together = Math.max(68, all / 10);
        for (int step = 0; step < 4 * all; step++) {
            ids.set(step % all);
            expected.set(step % all);
            int leaving = Math.floorMod(step - together, all);
            ids.clear(leaving);
            expected.clear(leaving);
            if (leaving == 0) {
                ids.trim();
            }
            String where = all + " ids, step " + step;
            assertEquals(expected.nextSetBit(0), ids.nextSetBit(0), where);
            assertEquals(expected.cardinality(), ids.cardinality(), where);
            assertEquals(expected.get(leaving), ids.get(leaving), where);
        }
    }

    @Test
    void negativeIdsAreInNone() {
        IdSet ids = new IdSet();
        assertFalse(ids.get(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> ids.set(-1));
        for (int id = 0; id < 100; id++) {
            ids.set(id);
        }
        assertFalse(ids.get(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> ids.set(-1));
    }
}
