package egoist.node.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import egoist.node.Endpoint;
import egoist.node.identity.Credentials;
import egoist.node.identity.DenyList;
import egoist.node.identity.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records whose signature is right are still refused for what they say. */
class RecordOfficeTest {
    private static final String OVERLAY = "test";
    private static final long NOW_MICROS = 1_700_000_000_000_000L;
    private static final long DAY_MICROS = 86_400_000_000L;

    private static RecordOffice office(String name) throws Exception {
        return new RecordOffice(Credentials.insecure(Identity.selfSigned(name, OVERLAY), DenyList.empty()), OVERLAY);
    }

    private static KnownNode made(RecordOffice office, long issuedMicros) {
        return office.own(new byte[32], new Endpoint("127.0.0.1", 61223), false, issuedMicros);
    }

    private static void refused(KnownNode record) throws Exception {
        RecordOffice reader = office("reader");
        assertThrows(RecordOffice.BadRecord.class, () -> reader.check(record.signed(), NOW_MICROS));
    }

    @Test
    void whatIsInOrderIsTaken() throws Exception {
        KnownNode record = made(office("Zoë's node"), NOW_MICROS + DAY_MICROS);
        assertEquals(
                "Zoë's node",
                office("reader").check(record.signed(), NOW_MICROS).name());
    }

    /** It would end up on terminals. */
    @ParameterizedTest
    @ValueSource(strings = {"a\u001b[2Jb", "two\nlines", "\u0000", "bell\u0007", "\u009b31m"})
    void aNameWithControlCharactersIsRefused(String name) throws Exception {
        refused(made(office(name), NOW_MICROS));
    }

    @Test
    void theFutureIsRefused() throws Exception {
        refused(made(office("n"), NOW_MICROS + DAY_MICROS + 1));
        refused(made(office("n"), -1));
    }
}
