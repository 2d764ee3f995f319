package egoist.protocol.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {
    private static int[] all(int ids) {
        return IntStream.range(0, ids).toArray();
    }

    @Test
    void uniformNeedsNoWeights() {
        assertNull(Preference.UNIFORM.weights(0, all(5), 5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.8, 1})
    void zipfIsThePaperFormula(double alpha) {
        int n = 60;
        double[] q = IntStream.rangeClosed(1, n)
                .mapToDouble(r -> StrictMath.pow(r, -alpha))
                .toArray();
        double lambda = 1 / Arrays.stream(q).sum();
        int self = 7;
        int[] weights = new ZipfPreference(alpha, 0).weights(self, all(n), n);
        double total = Arrays.stream(weights).asLongStream().sum();
        for (int j = 0; j < n; j++) {
            double expected = j == self ? 0 : lambda * q[j] / (1 - lambda * q[self]);
            assertEquals(expected, weights[j] / total, 1e-6, "p of " + j);
        }
    }

    @Test
    void weightsAreWithinTheirBoundsAndOnlyForThosePresent() {
        int[] members = IntStream.range(0, 6000).filter(id -> id % 3 != 1).toArray();
        for (int self : new int[] {0, 2, 5999}) {
            int[] weights = new ZipfPreference(1, 9).weights(self, members, 6000);
            assertEquals(0, weights[self]);
            assertEquals(0, weights[1]);
            assertTrue(Arrays.stream(weights).asLongStream().sum() <= Preference.TOTAL);
            assertTrue(Arrays.stream(members).allMatch(id -> id == self || weights[id] >= 1));
        }
    }

    @Test
    void aShuffleMovesRanksButNotTheirWeights() {
        int[] plain = new ZipfPreference(0.8, 0).weights(0, all(100), 100);
        int[] shuffled = new ZipfPreference(0.8, 5).weights(0, all(100), 100);
        assertFalse(Arrays.equals(plain, shuffled));
        assertArrayEquals(shuffled, new ZipfPreference(0.8, 5).weights(0, all(100), 100));
        int[] other = new ZipfPreference(0.8, 6).weights(0, all(100), 100);
        assertFalse(Arrays.equals(other, shuffled));
    }

    @Test
    void tablesAreRowsOfShares() {
        TablePreference table = new TablePreference("t.csv", List.of("# p", "0, 1, 3", "1 0 1", "", "0;0;0"));
        int[] weights = table.weights(0, all(3), 3);
        assertEquals(3.0, weights[2] / (double) weights[1], 1e-6);
        assertArrayEquals(new int[] {1, 1, 0}, table.weights(2, all(3), 3), "all alike where all are zero");
        TablePreference one = new TablePreference("t.csv", List.of("5 5 10"));
        assertEquals(0, one.weights(1, all(3), 3)[1]);
        assertThrows(IllegalArgumentException.class, () -> one.weights(1, all(4), 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2\n3", "1,x", "1,-2", "1,NaN", "1,1e99", "1,2,3\n4,5,6", "1,Infinity", "a"})
    void brokenTablesAreRefusedWithTheirPlace(String text) {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new TablePreference("t.csv", text.lines().toList()))
                .getMessage();
        assertTrue(message.startsWith("t.csv"), message);
    }

    @Test
    void theRegistryMakesEachOfThem() {
        var registry = Preferences.registry(file -> List.of("1 2 3"));
        assertEquals(List.of("uniform", "zipf", "file"), List.copyOf(registry.names()));
        assertNull(registry.get("uniform").create(Map.of()).weights(0, all(3), 3));
        assertEquals(3, registry.get("zipf").create(Map.of("alpha", 0.5)).weights(0, all(3), 3).length);
        assertEquals(3, registry.get("file").create(Map.of("file", "p.csv")).weights(0, all(3), 3).length);
        assertThrows(IllegalArgumentException.class, () -> registry.get("file").create(Map.of()));
    }
}
