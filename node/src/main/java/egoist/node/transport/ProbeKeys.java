package egoist.node.transport;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.jspecify.annotations.Nullable;

/**
 * The keys probes are authenticated with: one for each pair of nodes, agreed upon by X25519 from what their records say, made
 * anew at each start, so that no connection is needed to ping.
 */
final class ProbeKeys {
    private static final int MAX_KEYS = 8192;

    private final X25519PrivateKeyParameters secret = new X25519PrivateKeyParameters(new SecureRandom());
    private final Map<KnownNode, byte[]> shared = new ConcurrentHashMap<>();

    /** What this node's record tells others, 32 bytes. */
    byte[] publicKey() {
        return secret.generatePublicKey().getEncoded();
    }

    /** The key shared with that node; null where its record names none that is good. */
    byte @Nullable [] with(KnownNode node) {
        byte[] known = shared.get(node);
        if (known != null) {
            return known;
        }
        try {
            X25519Agreement agreement = new X25519Agreement();
            agreement.init(secret);
            byte[] agreed = new byte[agreement.getAgreementSize()];
            agreement.calculateAgreement(new X25519PublicKeyParameters(node.probeKey(), 0), agreed, 0);
            byte[] key = MessageDigest.getInstance("SHA-256").digest(agreed);
            if (shared.size() >= MAX_KEYS) {
                shared.clear();
            }
            shared.put(node, key);
            return key;
        } catch (IllegalStateException e) {
            return null; // a key of small order
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
