package egoist.node.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * A node's Ed25519 key and the certificate it shows: one key for TLS and for signing announcements, and its hash is the node's
 * id. Immutable; never prints its private key.
 */
public final class Identity {
    private static final String ALIAS = "egoist";
    private static final int SPKI_PREFIX = 12; // of an Ed25519 key: everything before the 32 raw bytes

    private final GlobalId id;
    private final String name;
    private final PrivateKey privateKey;
    private final byte[] seed;
    private final byte[] publicKey;
    private final List<X509Certificate> chain;

    private Identity(String name, PrivateKey privateKey, byte[] publicKey, List<X509Certificate> chain) {
        this.id = GlobalId.ofKey(publicKey);
        this.name = name;
        this.privateKey = privateKey;
        this.seed = seed(privateKey);
        this.publicKey = publicKey;
        this.chain = List.copyOf(chain);
    }

    /** A new key under a certificate of its own making, for overlays that admit by a shared key. */
    public static Identity selfSigned(String name, String overlay) throws GeneralSecurityException {
        return selfSigned(newKey(), name, overlay);
    }

    static Identity selfSigned(KeyPair keys, String name, String overlay) throws GeneralSecurityException {
        X509Certificate certificate = Certificates.selfSigned(keys, name, overlay, Duration.ofDays(365));
        return new Identity(name, keys.getPrivate(), rawKey(keys.getPublic()), List.of(certificate));
    }

    static Identity certified(KeyPair keys, List<X509Certificate> chain) {
        return new Identity(Certificates.commonName(chain.get(0)), keys.getPrivate(), rawKey(keys.getPublic()), chain);
    }

    /**
     * The key of a self-signed identity from {@code file}, made and written (readable by its owner only) at the first call; the
     * certificate is made anew each time.
     *
     * @throws IOException naming the file, if it cannot be read or written or holds something else
     */
    public static Identity keptIn(Path file, String name, String overlay) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            KeyPair fresh = newKey();
            PrivateFiles.write(file, pem(fresh.getPrivate()));
            return selfSigned(fresh, name, overlay);
        }
        try {
            String body = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
            return selfSigned(new KeyPair(publicKeyOf(key), key), name, overlay);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IOException(file + " holds no Ed25519 private key", e);
        }
    }

    /**
     * The identity in a PKCS#12 key store.
     *
     * @throws IOException naming the file, if it cannot be read, the password is wrong or no Ed25519 key is in it
     */
    public static Identity load(Path keyStore, char[] password) throws IOException {
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            for (String alias : java.util.Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof EdECPrivateKey key) {
                    List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                            .map(X509Certificate.class::cast)
                            .toList();
                    byte[] raw = rawKey(chain.get(0).getPublicKey());
                    return new Identity(Certificates.commonName(chain.get(0)), (PrivateKey) key, raw, chain);
                }
            }
            throw new IOException(keyStore + " holds no Ed25519 key");
        } catch (GeneralSecurityException e) {
            throw new IOException(keyStore + ": " + e.getMessage(), e);
        }
    }

    /** Writes a PKCS#12 key store, readable by its owner only. */
    public void store(Path keyStore, char[] password) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry(ALIAS, privateKey, password, chain.toArray(new Certificate[0]));
            try (OutputStream out = PrivateFiles.open(keyStore)) {
                store.store(out, password);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(keyStore + ": " + e.getMessage(), e);
        }
    }

    public GlobalId id() {
        return id;
    }

    /** The label people gave this node; it means nothing to the protocol. */
    public String name() {
        return name;
    }

    /** The 32 raw bytes of RFC 8032. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The certificate and those above it, without the root where it is known anyway. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** For the TLS key manager. */
    PrivateKey privateKey() {
        return privateKey;
    }

    /** A signature over {@code egoist/1|purpose|overlay|payload}, 64 bytes. */
    public byte[] sign(String purpose, String overlay, byte[] payload) {
        return Signing.sign(seed, purpose, overlay, payload);
    }

    @Override
    public String toString() {
        return name + " (" + id + ")";
    }

    static KeyPair newKey() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /** @throws IllegalArgumentException if it is no Ed25519 key */
    static byte[] rawKey(PublicKey key) {
        byte[] spki = key.getEncoded();
        if (spki == null || spki.length != SPKI_PREFIX + Signing.KEY_BYTES) {
            throw new IllegalArgumentException("not an Ed25519 key but " + key.getAlgorithm());
        }
        return Arrays.copyOfRange(spki, SPKI_PREFIX, spki.length);
    }

    private static byte[] seed(PrivateKey key) {
        return ((EdECPrivateKey) key)
                .getBytes()
                .orElseThrow(() -> new IllegalArgumentException("a key that does not leave its token cannot be used"));
    }

    private static PublicKey publicKeyOf(PrivateKey key) throws GeneralSecurityException {
        byte[] raw = new Ed25519PrivateKeyParameters(seed(key), 0)
                .generatePublicKey()
                .getEncoded();
        return Certificates.publicKey(raw);
    }

    private static byte[] pem(PrivateKey key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return ("-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
