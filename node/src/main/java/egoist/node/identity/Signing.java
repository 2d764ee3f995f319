package egoist.node.identity;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Ed25519 signatures over domain-separated bytes: {@code egoist/1|purpose|overlay|payload}, so that what was signed for one
 * purpose or overlay means nothing in another. Bouncy Castle does it because it verifies several times faster than the JDK.
 */
public final class Signing {
    /** Bytes of a public key. */
    public static final int KEY_BYTES = 32;
    /** Bytes of a signature. */
    public static final int SIGNATURE_BYTES = 64;

    private Signing() {}

    /** @param seed the 32 bytes an Ed25519 private key is made from */
    static byte[] sign(byte[] seed, String purpose, String overlay, byte[] payload) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, new Ed25519PrivateKeyParameters(seed, 0));
        feed(signer, purpose, overlay, payload);
        return signer.generateSignature();
    }

    /** Whether the holder of {@code publicKey} signed this; false also for keys and signatures that are none. */
    public static boolean verify(byte[] publicKey, String purpose, String overlay, byte[] payload, byte[] signature) {
        if (publicKey.length != KEY_BYTES || signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, new Ed25519PublicKeyParameters(publicKey, 0));
            feed(verifier, purpose, overlay, payload);
            return verifier.verifySignature(signature);
        } catch (IllegalArgumentException e) {
            return false; // not a point on the curve
        }
    }

    private static void feed(Ed25519Signer signer, String purpose, String overlay, byte[] payload) {
        byte[] domain = ("egoist/1|" + purpose + "|" + overlay + "|").getBytes(StandardCharsets.UTF_8);
        signer.update(domain, 0, domain.length);
        signer.update(payload, 0, payload.length);
    }
}
