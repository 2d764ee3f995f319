package egoist.sim.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void writesNineDigitsWithoutExponent() {
        assertEquals("0.1", Numbers.text(0.1));
        assertEquals("123456.789", Numbers.text(123456.789012345));
        assertEquals("0.000000123456789", Numbers.text(1.23456789e-7));
        assertEquals("20000000000", Numbers.text(2e10));
        assertEquals("-3", Numbers.text(-3.0));
        assertEquals("", Numbers.text(Double.NaN));
    }

    @Test
    void roundsTheExactBinaryValue() {
        assertEquals("2.67", Numbers.fixed(2.675, 2), "2.675 is a little less in binary");
        assertEquals("-", Numbers.fixed(Double.NaN, 2));
        assertEquals("12.345", Numbers.thousandths(12345));
        assertEquals("0", Numbers.thousandths(0));
    }
}
