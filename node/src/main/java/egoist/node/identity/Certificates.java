package egoist.node.identity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Writing and reading the certificates of nodes and their authority. */
final class Certificates {
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int URI_NAME = 6; // tag of a uniformResourceIdentifier among subject alternative names
    private static final Duration BACKDATED = Duration.ofHours(1); // clocks differ
    private static final int SERIAL_BITS = 127;

    private Certificates() {}

    static X509Certificate selfSigned(KeyPair keys, String name, String overlay, Duration validity)
            throws GeneralSecurityException {
        X500Name self = distinguished(name);
        X509v3CertificateBuilder builder = builder(self, self, keys.getPublic(), validity);
        return node(builder, keys.getPublic(), overlay, keys.getPrivate());
    }

    static X509Certificate issued(
            X509Certificate authority, PrivateKey signer, PublicKey key, String name, String overlay, Duration validity)
            throws GeneralSecurityException {
        X500Name issuer =
                X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
        return node(builder(issuer, distinguished(name), key, validity), key, overlay, signer);
    }

    static X509Certificate authority(KeyPair keys, String overlay, Duration validity) throws GeneralSecurityException {
        X500Name self = distinguished("authority of " + overlay);
        X509v3CertificateBuilder builder = builder(self, self, keys.getPublic(), validity);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(Extension.subjectAlternativeName, false, uri("egoist:" + overlay));
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
        return signed(builder, keys.getPrivate());
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, Duration validity) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, new SecureRandom()),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(validity)),
                subject,
                key);
    }

    private static X509Certificate node(
            X509v3CertificateBuilder builder, PublicKey key, String overlay, PrivateKey signer)
            throws GeneralSecurityException {
        GlobalId id = GlobalId.ofKey(Identity.rawKey(key));
        KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
            builder.addExtension(Extension.subjectAlternativeName, false, uri(nodeUri(overlay, id)));
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
        return signed(builder, signer);
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey signer)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("Ed25519").build(signer)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static GeneralNames uri(String text) {
        return new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, text));
    }

    private static X500Name distinguished(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    /** What a node's certificate says about it: its overlay and its id. */
    static String nodeUri(String overlay, GlobalId id) {
        return "egoist:" + overlay + "/" + id;
    }

    /** The URIs among a certificate's alternative names. */
    static List<String> uris(X509Certificate certificate) throws GeneralSecurityException {
        if (certificate.getSubjectAlternativeNames() == null) {
            return List.of();
        }
        return certificate.getSubjectAlternativeNames().stream()
                .filter(name -> name.get(0).equals(URI_NAME))
                .map(name -> name.get(1).toString())
                .toList();
    }

    static String commonName(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return subject.getRDNs(BCStyle.CN).length == 0
                ? subject.toString()
                : IETFUtils.valueToString(
                        subject.getRDNs(BCStyle.CN)[0].getFirst().getValue());
    }

    static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
        byte[] spki = java.util.Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + raw.length);
        System.arraycopy(raw, 0, spki, SPKI_PREFIX.length, raw.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    }
}
