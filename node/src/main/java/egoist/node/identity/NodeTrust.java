package egoist.node.identity;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Judges the certificate of another node: within its validity, made for this overlay and for the key it holds, issued by the
 * authority (where there is one) or by itself (where there is none), and not on the deny list. Addresses play no part.
 */
public final class NodeTrust extends X509ExtendedTrustManager {
    private static final List<String> PURPOSES = List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");

    private final String overlay;
    private final @Nullable X509Certificate authority;
    private final DenyList denyList;

    NodeTrust(String overlay, @Nullable X509Certificate authority, DenyList denyList) {
        this.overlay = overlay;
        this.authority = authority;
        this.denyList = denyList;
    }

    /**
     * The id of the node a certificate was made for.
     *
     * @throws CertificateException saying what is wrong, for people
     */
    public GlobalId check(X509Certificate certificate) throws CertificateException {
        GlobalId id;
        try {
            id = GlobalId.ofKey(Identity.rawKey(certificate.getPublicKey()));
        } catch (IllegalArgumentException e) {
            throw new CertificateException(e.getMessage(), e);
        }
        certificate.checkValidity();
        try {
            List<String> uris = Certificates.uris(certificate);
            if (!uris.contains(Certificates.nodeUri(overlay, id))) {
                throw new CertificateException("certificate is for " + uris + ", not for overlay " + overlay);
            }
            List<String> purposes = certificate.getExtendedKeyUsage();
            if (purposes == null || !purposes.containsAll(PURPOSES) || certificate.getBasicConstraints() >= 0) {
                throw new CertificateException("certificate is not one of a node");
            }
            certificate.verify(authority == null ? certificate.getPublicKey() : authority.getPublicKey());
            if (authority != null) {
                authority.checkValidity();
            }
        } catch (CertificateException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new CertificateException("certificate is not of this overlay's authority", e);
        }
        if (denyList.denies(id)) {
            throw new CertificateException("node " + id.brief() + " is on the deny list");
        }
        return id;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("no certificate");
        }
        check(chain[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
