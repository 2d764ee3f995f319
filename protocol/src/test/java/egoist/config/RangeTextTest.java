package egoist.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | [5]",
                "2..4 | [2, 3, 4]",
                "7..7 | [7]",
                "20..100 step 30 | [20, 50, 80]",
                "'2 .. 8  step 3' | [2, 5, 8]",
                "2,4,8 | [2, 4, 8]",
                "8, 2..4 | [8, 2, 3, 4]",
                "999999999..999999999 step 999999999 | [999999999]"
            })
    void isReadInTheOrderWritten(String text, String values) {
        assertEquals(values, RangeText.values(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "2..",
                "2...4",
                "-2..4",
                "2..4 step",
                "2..4step 1",
                "4..2",
                "1..2 step 0",
                "2,2",
                "1..3,2",
                "1..1001",
                ",1",
                "1,",
                "1234567890"
            })
    void refusesWhatIsNone(String text) {
        assertThrows(IllegalArgumentException.class, () -> RangeText.values(text));
    }

    @Test
    void aThousandValuesAreAllowed() {
        assertEquals(1000, RangeText.values("1..1000").size());
        assertEquals(List.of(1, 1000), RangeText.values("1..1000 step 999"));
    }
}
