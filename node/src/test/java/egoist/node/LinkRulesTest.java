package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.view.Member;
import egoist.protocol.LinkBias;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkRulesTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";

    @Test
    void nodesAreMeantByNameOrByTheirFirstDigits() {
        LinkRules rules = LinkRules.of("n7, 0123", " n3 = +20ms,n5=x1.5, n6=-5ms");
        assertEquals(LinkBias.EXCLUDED, rules.to("ffff", "n7"));
        assertEquals(LinkBias.EXCLUDED, rules.to(ID, "n3"), "the first rule about it holds");
        assertEquals(new LinkBias(false, 20_000, 1000), rules.to("ffff", "n3"));
        assertEquals(new LinkBias(false, 0, 1500), rules.to("ffff", "n5"));
        assertEquals(new LinkBias(false, -5_000, 1000), rules.to("ffff", "n6"));
        assertEquals(LinkBias.NONE, rules.to("ffff", "n70"));
        assertEquals(LinkBias.NONE, LinkRules.of("012", "").to(ID, ""), "too few digits");
        assertEquals("x1.5", rules.text("ffff", "n5"));
        assertEquals("", rules.text("ffff", "n1"));
        assertTrue(rules.addDelays());
        assertFalse(LinkRules.of("n7", "n5=x1.5").addDelays());
    }

    @Test
    void rulesAboutNobodyNameTheNearest() {
        Member member = new Member(ID, "berlin", "", Member.State.ALIVE, false, -1, -1, "none");
        assertEquals(
                List.of("'berlim' (+20ms) is no member now; did you mean 'berlin'?"),
                LinkRules.of("0123", "berlim=+20ms").aboutNobody(List.of(member)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            n3            | names no bias
            =+20ms        | names no bias
            n3=20ms       | is no bias
            n3=+20        | is not a duration
            n3=+11s       | at most 10s
            n3=x0         | x0.01 to x100
            n3=x101       | x0.01 to x100
            n3=x-1        | is no bias
            """)
    void mistakesSayWhatIsAllowed(String bias, String told) {
        String message = assertThrows(IllegalArgumentException.class, () -> LinkRules.of("", bias))
                .getMessage();
        assertTrue(message.contains(told), message);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> LinkRules.of("n3=x2", ""))
                .getMessage()
                .contains("whom to exclude"));
    }
}
