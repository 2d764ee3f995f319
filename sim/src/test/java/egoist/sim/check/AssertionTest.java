package egoist.sim.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.check.Assertion.Finding;
import egoist.sim.check.Assertion.Outcome;
import egoist.sim.check.Assertion.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssertionTest {
    private static final List<Finding> FINDINGS = List.of(
            finding("best-response", 2, 80),
            finding("k-random", 2, 120),
            finding("BR(0.1)", 2, 84),
            finding("best-response", 5, 60),
            finding("k-random", 5, 70),
            finding("BR(0.1)", 5, 60));

    private static Finding finding(String policy, int degree, double cost) {
        return new Finding(policy, new Setting("delay", 50, degree), Map.of("cost", cost, "efficiency", Double.NaN));
    }

    private static Outcome check(String line) {
        return Assertion.parse(line).check(FINDINGS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cost.best-response < cost.k-random",
                "cost.best-response <= 0.9 * cost.k-random",
                "cost.best-response < 0.8 * cost.k-random where k = 2",
                "cost.\"BR(0.1)\" <= 1.05 * cost.best-response",
                "cost.k-random - cost.best-response >= 10",
                "(cost.k-random + cost.best-response) / 2 < 101 where n = 50 and k < 5 and metric = delay",
                "2 * 3 + 4 >= 10",
                "2 + 3 * 4 <= 14",
                "10 - 2 - 3 <= 5",
                "cost.best-response > 5.9e1"
            })
    void holds(String line) {
        Outcome outcome = check(line);
        assertTrue(outcome.holds(), outcome.toString());
        assertTrue(outcome.toString().startsWith("✓ " + line), outcome.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cost.best-response < 0.8 * cost.k-random | not in 1 of 2: at delay, n = 50, k = 5: 60 against 56",
                "cost.optimal < 3 | there is no policy 'optimal'; the run has best-response, k-random, BR(0.1)",
                "efficiency.k-random > 0 | there is no efficiency of k-random under delay",
                "cost.k-random > 0 where k = 9 | no results to hold it against",
                "cost.k-random > 0 / 0 | no number"
            })
    void doesNotHold(String line, String why) {
        Outcome outcome = check(line);
        assertFalse(outcome.holds(), outcome.toString());
        assertTrue(outcome.detail().contains(why), outcome.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cost.k-random | at column 14 there is the end, not <, <=, > or >=",
                "speed.k-random < 1 | at column 1 there is 'speed.k-random < 1', not one of the figures cost, ratio",
                "cost < 1 | at column 6 there is '< 1', not a '.' and the label of a policy",
                "cost.a < (1 | there is the end, not a ')'",
                "cost.a < 1 when k = 2 | at column 12 there is 'when k = 2', not 'where' or the end",
                "cost.a < 1 where q = 2 | not k, n or metric",
                "cost.a < 1 where metric < delay | not = or !="
            })
    void tellsWhatIsWrongAndWhere(String line, String why) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Assertion.parse(line));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }

    @Test
    void aBlockIsOneAssertionALine() {
        List<Assertion> block = Assertion.parseAll("cost.a < 1\n\n  cost.b < 2\n");
        assertEquals("[cost.a < 1, cost.b < 2]", block.toString());
    }
}
