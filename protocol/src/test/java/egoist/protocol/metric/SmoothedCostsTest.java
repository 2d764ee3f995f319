package egoist.protocol.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothedCostsTest {
    /** Bounds below, at and above what three bytes hold. */
    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 16777215", "3, 16777216", "4, 16777300", "5, 2147483647"})
    void isAMapFromIdsToStates(long seed, int bound) {
        SplittableRandom random = new SplittableRandom(seed);
        SmoothedCosts costs = new SmoothedCosts();
        Map<Integer, Integer> expected = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            int id = random.nextInt(1 + step / 20);
            if (random.nextInt(4) == 0) {
                costs.clear(id);
                expected.remove(id);
            } else {
                int state =
                        random.nextBoolean() ? bound - 1 - random.nextInt(Math.min(bound, 100)) : random.nextInt(bound);
                costs.set(id, state, random.nextInt(1200));
                expected.put(id, state);
            }
            if (random.nextInt(500) == 0) {
                costs.trim(expected.keySet().stream()
                        .mapToInt(each -> each + 1)
                        .max()
                        .orElse(0));
            }
            int seen = random.nextInt(-1, 1500);
            assertEquals(expected.getOrDefault(seen, Smoothing.NONE), costs.get(seen), "seed " + seed + ", id " + seen);
        }
        for (int id = 0; id < 1500; id++) {
            assertEquals(expected.getOrDefault(id, Smoothing.NONE), costs.get(id), "seed " + seed + ", id " + id);
        }
    }
}
