package egoist.node.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Who this node is and by what it knows the members of its overlay: by certificates of one authority (the default), by a shared
 * overlay key, or not at all. Links are TLS 1.3 with a key on both ends in all three; they differ in who is let in.
 */
public final class Credentials {
    /** By what members are known. */
    public enum Admission {
        /** A certificate of the overlay's authority. */
        CERTIFICATE,
        /** Knowledge of the overlay key. */
        OVERLAY_KEY,
        /** Anyone who comes. */
        ANYONE
    }

    private final Identity identity;
    private final Admission admission;
    private final @Nullable X509Certificate authority;
    private final @Nullable OverlayKeys keys;
    private final DenyList denyList;

    private Credentials(
            Identity identity,
            Admission admission,
            @Nullable X509Certificate authority,
            @Nullable OverlayKeys keys,
            DenyList denyList) {
        this.identity = identity;
        this.admission = admission;
        this.authority = authority;
        this.keys = keys;
        this.denyList = denyList;
    }

    /** Members are those with a certificate of {@code authority}; the identity must have one. */
    public static Credentials certified(Identity identity, X509Certificate authority, DenyList denyList) {
        return new Credentials(identity, Admission.CERTIFICATE, authority, null, denyList);
    }

    /** Members are those who know an overlay key. */
    public static Credentials sharedKey(Identity identity, OverlayKeys keys, DenyList denyList) {
        return new Credentials(identity, Admission.OVERLAY_KEY, null, keys, denyList);
    }

    /** Members are all who come: for experiments on closed networks only. */
    public static Credentials insecure(Identity identity, DenyList denyList) {
        return new Credentials(identity, Admission.ANYONE, null, null, denyList);
    }

    public Identity identity() {
        return identity;
    }

    public Admission admission() {
        return admission;
    }

    public DenyList denyList() {
        return denyList;
    }

    /**
     * What reading the files of secrets again brought.
     *
     * @param keys overlay keys held now, 0 if they are the same as before
     * @param denied nodes denied now, -1 if they are the same as before
     */
    public record Changes(int keys, int denied) {
        public boolean none() {
            return keys == 0 && denied < 0;
        }

        /** One line for people. */
        public String text() {
            String held =
                    keys == 0 ? "" : "overlay keys read again, " + keys + (keys == 1 ? " is" : " are") + " good now";
            String shut = denied < 0
                    ? ""
                    : "deny list read again, " + denied + (denied == 1 ? " node is" : " nodes are") + " on it";
            return held + (held.isEmpty() || shut.isEmpty() ? "" : "; ") + shut;
        }
    }

    /** Reads the overlay keys and the deny list again where their files changed. */
    public Changes reload() throws IOException {
        int held = keys != null && keys.reload() ? keys.count() : 0;
        return new Changes(held, denyList.reload() ? denyList.size() : -1);
    }

    /** TLS 1.3 with this node's key, asking for the other's and judging it as {@link NodeTrust} does. */
    public SSLContext tls(String overlay) throws GeneralSecurityException {
        char[] unused = new char[0];
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, unused);
            Certificate[] chain = identity.chain().toArray(new Certificate[0]);
            store.setKeyEntry("egoist", identity.privateKey(), unused, chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, unused);
            KeyManager[] own = factory.getKeyManagers();
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(own, new TrustManager[] {trust(overlay)}, new SecureRandom());
            // Every link shakes hands anew. By default twenty thousand sessions would be kept for a day.
            context.getServerSessionContext().setSessionCacheSize(1);
            context.getClientSessionContext().setSessionCacheSize(1);
            return context;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** How this node judges certificates, in a handshake and in records alike. */
    public NodeTrust trust(String overlay) {
        return new NodeTrust(overlay, authority, denyList);
    }

    /** Proofs over the parts under each overlay key held; none unless members are known by the overlay key. */
    public List<byte[]> proofs(byte[]... parts) {
        return keys == null ? List.of() : keys.proofs(parts);
    }

    /** Whether the proofs admit: always where members are not known by the overlay key. */
    public boolean admits(List<byte[]> proofs, byte[]... parts) {
        return keys == null || keys.accept(proofs, parts);
    }
}
