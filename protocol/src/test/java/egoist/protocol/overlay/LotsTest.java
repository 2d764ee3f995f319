package egoist.protocol.overlay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LotsTest {
    private static final int DRAWS = 60_000;

    @Test
    void leavesThoseBeforeAndAfterAndLosesNobody() {
        int[] peers = IntStream.range(0, 20).toArray();
        Lots.draw(peers, 3, 8, 15, new SplittableRandom(1));
        assertArrayEquals(new int[] {0, 1, 2}, Arrays.copyOf(peers, 3));
        assertArrayEquals(new int[] {15, 16, 17, 18, 19}, Arrays.copyOfRange(peers, 15, 20));
        Arrays.sort(peers);
        assertArrayEquals(IntStream.range(0, 20).toArray(), peers);
    }

    /** Two of four in order: twelve ways, each as likely; 5,000 expected, six standard deviations are 406. */
    @Test
    void drawsEveryOrderEquallyOften() {
        Map<Integer, Integer> seen = new HashMap<>();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < DRAWS; i++) {
            int[] peers = {0, 1, 2, 3};
            Lots.draw(peers, 0, 2, 4, random);
            seen.merge(10 * peers[0] + peers[1], 1, Integer::sum);
        }
        assertEquals(12, seen.size());
        seen.forEach((order, times) -> assertTrue(Math.abs(times - DRAWS / 12) < 406, order + ": " + times));
    }

    @Test
    void refusesMoreThanThereAre() {
        SplittableRandom random = new SplittableRandom(1);
        assertThrows(IllegalArgumentException.class, () -> Lots.draw(new int[3], 0, 4, 3, random));
        assertThrows(IndexOutOfBoundsException.class, () -> Lots.draw(new int[3], 0, 3, 40, random));
    }
}
