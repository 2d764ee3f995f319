package egoist.node.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * The authority of an overlay: its certificates say who belongs to it. Its key store stays with the operator; nodes get its
 * certificate ({@link #writeCertificate}) and a key store of their own ({@link #issue}, then {@link Identity#store}).
 */
public final class CertificateAuthority {
    private final Identity identity;
    private final String overlay;

    private CertificateAuthority(Identity identity, String overlay) {
        this.identity = identity;
        this.overlay = overlay;
    }

    /** A new authority, with a new key, for the overlay of that name. */
    public static CertificateAuthority create(String overlay, Duration validity) throws GeneralSecurityException {
        KeyPair keys = Identity.newKey();
        X509Certificate certificate = Certificates.authority(keys, overlay, validity);
        return new CertificateAuthority(Identity.certified(keys, List.of(certificate)), overlay);
    }

    /**
     * The authority kept in a PKCS#12 key store by {@link #store}.
     *
     * @throws IOException naming the file, if it cannot be read, the password is wrong or it holds no authority
     */
    public static CertificateAuthority load(Path keyStore, char[] password) throws IOException {
        Identity identity = Identity.load(keyStore, password);
        return new CertificateAuthority(identity, overlayOf(identity.certificate(), keyStore));
    }

    private static String overlayOf(X509Certificate certificate, Path file) throws IOException {
        try {
            for (String uri : Certificates.uris(certificate)) {
                if (uri.startsWith("egoist:") && certificate.getBasicConstraints() >= 0) {
                    return uri.substring("egoist:".length());
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        throw new IOException(file + " is no authority of an overlay");
    }

    /** Writes the PKCS#12 key store, readable by its owner only. */
    public void store(Path keyStore, char[] password) throws IOException {
        identity.store(keyStore, password);
    }

    /** A new node identity of that name, certified by this authority. */
    public Identity issue(String name, Duration validity) throws GeneralSecurityException {
        KeyPair keys = Identity.newKey();
        X509Certificate certificate = Certificates.issued(
                identity.certificate(), identity.privateKey(), keys.getPublic(), name, overlay, validity);
        return Identity.certified(keys, List.of(certificate));
    }

    public X509Certificate certificate() {
        return identity.certificate();
    }

    /** The overlay it certifies members of. */
    public String overlay() {
        return overlay;
    }

    /** Writes the certificate alone, as PEM: what nodes need in order to know members. */
    public void writeCertificate(Path file) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded());
        Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n",
                StandardCharsets.US_ASCII);
    }

    private byte[] encoded() throws IOException {
        try {
            return certificate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** @throws IOException naming the file, if it cannot be read or holds no certificate */
    public static X509Certificate readCertificate(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
