package egoist.sim.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final Map<String, String> CELL =
            Map.of("policy", "best-response", "k", "5", "n", "50", "loss", "0.10", "pause", "90s", "label", "BR (0.1)");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "policy=best-response,k=5; true",
                "policy = best-response and k = 6; false",
                "k = 6 or k = 5; true",
                "k=6 or policy=k-random and k=5; false",
                "k=2..4; false",
                "k=2..5; true",
                "k!=2|4|8; true",
                "k=2|5; true",
                "k!=5; false",
                "loss = 0.1; true",
                "loss < 0.1; false",
                "pause >= 1m; true",
                "pause = 1.5m; true",
                "k < n; true",
                "n <= k; false",
                "label=\"BR (0.1)\"; true",
                "\"label\" = \"BR\"; false"
            })
    void decides(String text, boolean holds) {
        assertEquals(holds, Condition.parse(text).holds(CELL), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "k=", "=5", "k=5,", "k=5 and", "k=5 k=6", "label=\"BR", "k ~ 5", ", k=5"})
    void saysWhereItIsWrong(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Condition.parse(text), text)
                .getMessage();
        assertTrue(message.contains("column"), message);
    }

    @Test
    void namesAndTextsHaveToFit() {
        String unknown = assertThrows(
                        IllegalArgumentException.class,
                        () -> Condition.parse("q=1").holds(CELL))
                .getMessage();
        assertTrue(unknown.contains("'q'") && unknown.contains("policy"), unknown);
        String order = assertThrows(
                        IllegalArgumentException.class,
                        () -> Condition.parse("policy<5").holds(CELL))
                .getMessage();
        assertTrue(order.contains("order"), order);
        assertTrue(Condition.parse("  ").holds(Map.of()));
    }
}
