package egoist.node.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, certificates and shared keys: kept in files, read back, and worth what they say. */
class IdentityTest {
    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    private Path directory;

    @Test
    void anIdentityIsTheSameAfterEveryStartAndItsFileIsPrivate() throws Exception {
        Path file = directory.resolve("key.pem");
        Identity first = Identity.keptIn(file, "a", "o");
        assertEquals(first.id(), Identity.keptIn(file, "renamed", "o").id());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.writeString(file, "not a key");
        IOException refusal = assertThrows(IOException.class, () -> Identity.keptIn(file, "a", "o"));
        assertTrue(refusal.getMessage().contains("key.pem"));
    }

    @Test
    void keyStoresComeBackAndWantTheirPassword() throws Exception {
        CertificateAuthority authority = CertificateAuthority.create("o", YEAR);
        Path kept = directory.resolve("ca.p12");
        authority.store(kept, "secret".toCharArray());
        assertThrows(IOException.class, () -> CertificateAuthority.load(kept, "wrong".toCharArray()));
        CertificateAuthority again = CertificateAuthority.load(kept, "secret".toCharArray());
        assertEquals("o", again.overlay());

        Identity issued = again.issue("n1", YEAR);
        Path node = directory.resolve("n1.p12");
        issued.store(node, "other".toCharArray());
        Identity loaded = Identity.load(node, "other".toCharArray());
        assertEquals(issued.id(), loaded.id());
        assertEquals("n1", loaded.name());
        assertThrows(IOException.class, () -> CertificateAuthority.load(node, "other".toCharArray()));

        Path pem = directory.resolve("ca.pem");
        again.writeCertificate(pem);
        NodeTrust trust = Credentials.certified(loaded, CertificateAuthority.readCertificate(pem), DenyList.empty())
                .trust("o");
        assertEquals(loaded.id(), trust.check(loaded.certificate()));
        assertFalse(loaded.toString().contains("PRIVATE"));
    }

    @Test
    void aSignatureCountsForOnePurposeInOneOverlay() throws Exception {
        Identity identity = Identity.selfSigned("a", "o");
        byte[] payload = {1, 2, 3};
        byte[] signature = identity.sign("announce", "o", payload);
        byte[] key = identity.publicKey();
        assertTrue(Signing.verify(key, "announce", "o", payload, signature));
        assertFalse(Signing.verify(key, "record", "o", payload, signature));
        assertFalse(Signing.verify(key, "announce", "p", payload, signature));
        assertFalse(Signing.verify(new byte[32], "announce", "o", payload, signature));
        assertFalse(Signing.verify(new byte[5], "announce", "o", payload, new byte[64]));
    }

    @Test
    void overlayKeysRotateWithTwoValidAtOnce() throws Exception {
        Path file = directory.resolve("key");
        OverlayKeys.create(file);
        assertThrows(IOException.class, () -> OverlayKeys.create(file));
        OverlayKeys old = OverlayKeys.from(file);
        String before = Files.readString(file).strip();
        Path rotated = directory.resolve("rotated");
        Files.writeString(rotated, "the newer of the two keys\n" + before + "\n");
        OverlayKeys both = OverlayKeys.from(rotated);
        OverlayKeys newest = OverlayKeys.of("the newer of the two keys");
        byte[] part = {4, 5};
        assertTrue(both.accept(old.proofs(part), part));
        assertTrue(old.accept(both.proofs(part), part));
        assertTrue(newest.accept(both.proofs(part), part));
        assertFalse(newest.accept(old.proofs(part), part));
        assertFalse(both.accept(old.proofs(part), new byte[] {4}, new byte[] {5}));
        Files.writeString(file, "short\n");
        assertThrows(IOException.class, () -> OverlayKeys.from(file));
    }

    @Test
    void idsReadBackAndSortAsUnsignedNumbers() {
        GlobalId low = new GlobalId(1, -1);
        GlobalId high = new GlobalId(-1, 0);
        assertEquals(low, GlobalId.parse(low.toString()));
        assertTrue(low.compareTo(high) < 0);
        assertNotEquals(low, high);
        assertThrows(IllegalArgumentException.class, () -> GlobalId.parse("12"));
    }
}
