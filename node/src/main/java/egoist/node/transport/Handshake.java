package egoist.node.transport;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import egoist.node.identity.Credentials;
import egoist.node.identity.GlobalId;
import egoist.node.wire.Admission;
import egoist.node.wire.Hello;
import egoist.node.wire.LinkEnvelope;
import egoist.node.wire.Reject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/**
 * What two nodes say to each other before anything else: TLS 1.3 with a key on both ends, a hello each way, and, where members
 * are known by an overlay key, a proof of it each way that is bound to both TLS keys, so that nobody can pass it on.
 */
final class Handshake {
    /** The protocol version spoken, and the oldest understood. */
    static final int VERSION = 1;

    private static final int MAX_FRAME = 4096;
    private static final int CHALLENGE_BYTES = 32;
    private static final long MILLIS_PER_SECOND = 1000;

    private final LinkContext context;
    private final SSLSocket socket;
    private final boolean dialled;

    Handshake(LinkContext context, SSLSocket socket, boolean dialled) {
        this.context = context;
        this.socket = socket;
        this.dialled = dialled;
    }

    /**
     * The other end, as it proved to be.
     *
     * @param aheadMillis by how much its clock was ahead of this node's, both as read when their nodes started
     */
    record Other(KnownNode node, long bootNonce, long aheadMillis) {}

    /** The other end is not let in, or does not let this one in. */
    static final class Refused extends IOException {
        private final String reason;
        private final boolean byOther;

        Refused(Reject.Reason reason, String text, boolean byOther) {
            super(text);
            this.reason = reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            this.byOther = byOther;
        }

        /** For counters: {@code overlay}, {@code clock-skew} and so on. */
        String reason() {
            return reason;
        }

        boolean byOther() {
            return byOther;
        }
    }

    /** @throws IOException if it fails for any reason; the caller closes the socket, and its deadline ends what takes too long */
    Other perform() throws IOException {
        socket.startHandshake();
        GlobalId id = idOf(certificate(socket));
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream();
        byte[] challenge = new byte[CHALLENGE_BYTES];
        new SecureRandom().nextBytes(challenge);
        send(out, LinkEnvelope.newBuilder().setHello(hello(challenge)).build());
        Hello hello = read(in).getHello();
        long aheadMillis = hello.getWallMillis() - context.clock().comparedMillis();
        KnownNode node;
        try {
            node = judge(hello, id);
            if (context.settings().credentials().admission() == Credentials.Admission.OVERLAY_KEY) {
                send(out, LinkEnvelope.newBuilder().setAdmission(proofs(hello)).build());
                admit(read(in).getAdmission(), challenge);
            }
        } catch (Refused e) {
            if (!e.byOther()) {
                send(out, LinkEnvelope.newBuilder().setReject(reject(e)).build());
            }
            throw e;
        }
        return new Other(node, hello.getBootNonce(), aheadMillis);
    }

    private Hello hello(byte[] challenge) {
        return Hello.newBuilder()
                .setMinVersion(VERSION)
                .setMaxVersion(VERSION)
                .setOverlay(context.settings().overlay())
                .setBootNonce(context.bootNonce())
                .setWallMillis(context.clock().comparedMillis())
                .setChallenge(ByteString.copyFrom(challenge))
                .setRecord(context.directory().self().signed())
                .build();
    }

    private KnownNode judge(Hello hello, GlobalId id) throws Refused {
        if (hello.getMinVersion() > VERSION || hello.getMaxVersion() < VERSION) {
            String spoken = hello.getMinVersion() + " to " + hello.getMaxVersion();
            throw new Refused(
                    Reject.Reason.VERSION, "speaks versions " + spoken + ", this node version " + VERSION, false);
        }
        if (!hello.getOverlay().equals(context.settings().overlay())) {
            throw new Refused(Reject.Reason.OVERLAY, "is of another overlay", false);
        }
        if (id.equals(context.directory().self().id())) {
            Reject.Reason reason =
                    hello.getBootNonce() == context.bootNonce() ? Reject.Reason.SELF : Reject.Reason.DUPLICATE_ID;
            throw new Refused(reason, "has this node's own key", false);
        }
        if (context.scores().isShutOut(id)) {
            throw new Refused(Reject.Reason.PENALTY, "misbehaved of late", false);
        }
        long skewMillis = Math.abs(hello.getWallMillis() - context.clock().comparedMillis());
        if (skewMillis > context.settings().limits().clockSkew().toMillis()) {
            throw new Refused(
                    Reject.Reason.CLOCK_SKEW, "clocks differ by " + skewMillis / MILLIS_PER_SECOND + " s", false);
        }
        try {
            KnownNode node =
                    context.office().check(hello.getRecord(), context.clock().micros());
            if (!node.id().equals(id)) {
                throw new Refused(Reject.Reason.ADMISSION, "shows another node's record", false);
            }
            return node;
        } catch (RecordOffice.BadRecord e) {
            throw new Refused(Reject.Reason.ADMISSION, String.valueOf(e.getMessage()), false);
        }
    }

    private Admission proofs(Hello hello) throws IOException {
        Admission.Builder admission = Admission.newBuilder();
        byte[] challenge = hello.getChallenge().toByteArray();
        for (byte[] proof : context.settings().credentials().proofs(bound(dialled, challenge))) {
            admission.addProofs(ByteString.copyFrom(proof));
        }
        return admission.build();
    }

    private void admit(Admission admission, byte[] challenge) throws IOException {
        List<byte[]> proofs =
                admission.getProofsList().stream().map(ByteString::toByteArray).toList();
        if (!context.settings().credentials().admits(proofs, bound(!dialled, challenge))) {
            throw new Refused(Reject.Reason.ADMISSION, "does not know the overlay key", false);
        }
    }

    /** What a proof by the dialling or the accepting end is made over. */
    private byte[][] bound(boolean byDialler, byte[] challenge) throws IOException {
        byte[] own = context.settings().credentials().identity().publicKey();
        byte[] other = raw(certificate(socket));
        byte[] domain = ("egoist-admit-1|" + context.settings().overlay() + "|" + (byDialler ? "dialler" : "acceptor"))
                .getBytes(StandardCharsets.UTF_8);
        return new byte[][] {domain, dialled ? own : other, dialled ? other : own, challenge};
    }

    /** Tells the other end that it runs twice; it is refused only now because the older life was asked whether it is there. */
    void runsTwice() throws IOException {
        Refused refused = new Refused(Reject.Reason.DUPLICATE_ID, "another node runs with this key", false);
        send(
                socket.getOutputStream(),
                LinkEnvelope.newBuilder().setReject(reject(refused)).build());
    }

    private static Reject reject(Refused refused) {
        Reject.Reason reason = Reject.Reason.valueOf(
                refused.reason().toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        return Reject.newBuilder()
                .setReason(reason)
                .setText(String.valueOf(refused.getMessage()))
                .setMinVersion(VERSION)
                .setMaxVersion(VERSION)
                .build();
    }

    private void send(OutputStream out, LinkEnvelope envelope) throws IOException {
        byte[] frame = Frames.of(envelope.toByteArray());
        out.write(frame);
        out.flush();
        context.counters().sent("handshake", frame.length);
    }

    private LinkEnvelope read(InputStream in) throws IOException {
        byte[] body = Frames.read(in, MAX_FRAME, () -> {});
        if (body == null) {
            throw new IOException("closed during the handshake");
        }
        context.counters().received("handshake", body.length + (long) Frames.HEADER);
        LinkEnvelope envelope;
        try {
            envelope = LinkEnvelope.parseFrom(body);
        } catch (InvalidProtocolBufferException e) {
            throw new Frames.BadFrame("a malformed hello");
        }
        if (envelope.hasReject()) {
            String text = envelope.getReject().getText();
            Reject.Reason reason = envelope.getReject().getReason();
            boolean known = reason != Reject.Reason.UNRECOGNIZED;
            throw new Refused(
                    known ? reason : Reject.Reason.REASON_UNSPECIFIED,
                    text.length() > 200 ? text.substring(0, 200) : text,
                    true);
        }
        return envelope;
    }

    private static X509Certificate certificate(SSLSocket socket) throws SSLPeerUnverifiedException {
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }

    private static byte[] raw(X509Certificate certificate) {
        byte[] spki = certificate.getPublicKey().getEncoded();
        return java.util.Arrays.copyOfRange(spki, spki.length - egoist.node.identity.Signing.KEY_BYTES, spki.length);
    }

    private static GlobalId idOf(X509Certificate certificate) {
        return GlobalId.ofKey(raw(certificate));
    }
}
