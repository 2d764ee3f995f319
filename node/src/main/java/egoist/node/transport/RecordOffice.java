package egoist.node.transport;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import egoist.node.Endpoint;
import egoist.node.identity.Credentials;
import egoist.node.identity.GlobalId;
import egoist.node.identity.Identity;
import egoist.node.identity.Signing;
import egoist.node.wire.NodeRecord;
import egoist.node.wire.SignedRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Makes this node's record and checks those of others: signed by the key it names, and its holder admitted to the overlay, by
 * certificate or overlay key. So records may come from anywhere.
 */
final class RecordOffice {
    private static final String PURPOSE = "record";
    private static final int PROBE_KEY_BYTES = 32;
    private static final int MAX_NAME = 64;
    /** A record with a certificate must fit an introduction, which is one datagram. */
    static final int MAX_RECORD = 1_150;

    private static final long DAY_MICROS = 86_400_000_000L;

    private final Credentials credentials;
    private final String overlay;

    RecordOffice(Credentials credentials, String overlay) {
        this.credentials = credentials;
        this.overlay = overlay;
    }

    /** A record that proves nothing, or not what it should. */
    static final class BadRecord extends Exception {
        BadRecord(String message) {
            super(message);
        }
    }

    /** This node's own. */
    KnownNode own(byte[] probeKey, Endpoint endpoint, boolean roster, long issuedMicros) {
        Identity identity = credentials.identity();
        String name = identity.name().length() <= MAX_NAME
                ? identity.name()
                : identity.name().substring(0, MAX_NAME);
        byte[] payload = NodeRecord.newBuilder()
                .setPublicKey(ByteString.copyFrom(identity.publicKey()))
                .setProbeKey(ByteString.copyFrom(probeKey))
                .setName(name)
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setIssuedMicros(issuedMicros)
                .setRoster(roster)
                .build()
                .toByteArray();
        SignedRecord.Builder signed = SignedRecord.newBuilder()
                .setPayload(ByteString.copyFrom(payload))
                .setSignature(ByteString.copyFrom(identity.sign(PURPOSE, overlay, payload)));
        if (credentials.admission() == Credentials.Admission.CERTIFICATE) {
            signed.setCertificate(encoded(identity.certificate()));
        }
        for (byte[] proof : credentials.proofs(domain(), payload)) {
            signed.addAdmissions(ByteString.copyFrom(proof));
        }
        return new KnownNode(
                identity.id(), identity.publicKey(), probeKey, name, endpoint, issuedMicros, roster, signed.build());
    }

    /** @throws BadRecord saying what is wrong with it */
    KnownNode check(SignedRecord signed, long nowMicros) throws BadRecord {
        if (signed.getSerializedSize() > MAX_RECORD) {
            throw new BadRecord("a record of " + signed.getSerializedSize() + " bytes");
        }
        NodeRecord record;
        Endpoint endpoint;
        try {
            record = NodeRecord.parseFrom(signed.getPayload());
            endpoint = new Endpoint(record.getHost(), record.getPort());
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new BadRecord("a malformed record: " + e.getMessage());
        }
        byte[] publicKey = record.getPublicKey().toByteArray();
        boolean formed = publicKey.length == Signing.KEY_BYTES
                && record.getProbeKey().size() == PROBE_KEY_BYTES
                && record.getName().length() <= MAX_NAME
                && record.getName().chars().noneMatch(Character::isISOControl)
                && record.getPort() > 0;
        if (!formed) {
            throw new BadRecord("a malformed record");
        }
        if (Long.compareUnsigned(record.getIssuedMicros(), nowMicros + DAY_MICROS) > 0) {
            throw new BadRecord("a record from the future");
        }
        GlobalId id = GlobalId.ofKey(publicKey);
        if (credentials.denyList().denies(id)) {
            throw new BadRecord("node " + id.brief() + " is on the deny list");
        }
        byte[] payload = signed.getPayload().toByteArray();
        admitted(signed, id, payload);
        if (!Signing.verify(
                publicKey, PURPOSE, overlay, payload, signed.getSignature().toByteArray())) {
            throw new BadRecord("a record with a wrong signature");
        }
        return new KnownNode(
                id,
                publicKey,
                record.getProbeKey().toByteArray(),
                record.getName(),
                endpoint,
                record.getIssuedMicros(),
                record.getRoster(),
                signed);
    }

    private void admitted(SignedRecord signed, GlobalId id, byte[] payload) throws BadRecord {
        List<byte[]> proofs =
                signed.getAdmissionsList().stream().map(ByteString::toByteArray).toList();
        if (!credentials.admits(proofs, domain(), payload)) {
            throw new BadRecord("a record made without the overlay key");
        }
        if (credentials.admission() != Credentials.Admission.CERTIFICATE) {
            return;
        }
        try {
            ByteArrayInputStream bytes =
                    new ByteArrayInputStream(signed.getCertificate().toByteArray());
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
            if (!credentials.trust(overlay).check(certificate).equals(id)) {
                throw new BadRecord("a record with another node's certificate");
            }
        } catch (CertificateException e) {
            throw new BadRecord("a record without a good certificate: " + e.getMessage());
        }
    }

    private byte[] domain() {
        return ("egoist-record-1|" + overlay).getBytes(StandardCharsets.UTF_8);
    }

    private static ByteString encoded(X509Certificate certificate) {
        try {
            return ByteString.copyFrom(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate in use cannot be encoded", e);
        }
    }
}
