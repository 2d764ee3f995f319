package egoist.node.transport;

import egoist.node.identity.GlobalId;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
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
    private final X25519PrivateKeyParameters secret = new X25519PrivateKeyParameters(new SecureRandom());
    private final Map<GlobalId, Shared> shared = new ConcurrentHashMap<>();

    /** The key shared with a node for as long as it shows that one. */
    private record Shared(byte[] shown, byte[] key) {}

    /** What this node's record tells others, 32 bytes. */
    byte[] publicKey() {
        return secret.generatePublicKey().getEncoded();
    }

    /** Drops the key shared with a node that is not known any more. */
    void forget(GlobalId id) {
        shared.remove(id);
    }

    /** The key shared with that node; null where its record names none that is good. */
    byte @Nullable [] with(KnownNode node) {
        Shared known = shared.get(node.id());
        if (known != null && Arrays.equals(known.shown, node.probeKey())) {
            return known.key;
        }
        try {
            X25519Agreement agreement = new X25519Agreement();
            agreement.init(secret);
            byte[] agreed = new byte[agreement.getAgreementSize()];
            agreement.calculateAgreement(new X25519PublicKeyParameters(node.probeKey(), 0), agreed, 0);
            byte[] key = MessageDigest.getInstance("SHA-256").digest(agreed);
            shared.put(node.id(), new Shared(node.probeKey(), key));
            return key;
        } catch (IllegalStateException e) {
            return null; // a key of small order
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
