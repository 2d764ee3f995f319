package egoist.protocol.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import egoist.protocol.message.Announcement.Signed;
import egoist.protocol.metric.Coordinate;
import egoist.protocol.wire.Announcement.Stay;
import egoist.protocol.wire.Envelope;
import egoist.protocol.wire.Freshness;
import egoist.protocol.wire.Link;
import egoist.protocol.wire.SignedAnnouncement;
import org.jspecify.annotations.Nullable;

/** Messages to protobuf. */
final class Encoder implements MessageHandler {
    private final IdMap ids;
    private final Signatures signatures;
    private Envelope.Builder envelope = Envelope.newBuilder();
    /** The announcement signed last, which usually goes to several partners. */
    private @Nullable Announcement lastSigned;

    private @Nullable Signed lastSignature;

    Encoder(IdMap ids, Signatures signatures) {
        this.ids = ids;
        this.signatures = signatures;
    }

    Envelope encode(Message message) {
        envelope = Envelope.newBuilder();
        message.deliver(0, this);
        return envelope.build();
    }

    byte[] payload(Announcement announcement) {
        egoist.protocol.wire.Announcement.Builder payload = egoist.protocol.wire.Announcement.newBuilder()
                .setOrigin(id(announcement.origin()))
                .setEpoch(announcement.epoch())
                .setSequence(announcement.sequence())
                .setDeparted(announcement.departed())
                .setStay(Stay.valueOf(announcement.stay().name()));
        for (int i = 0; i < announcement.degree(); i++) {
            payload.addLinks(Link.newBuilder()
                    .setNeighbour(id(announcement.neighbour(i)))
                    .setCost(announcement.cost(i))
                    .setDonated(announcement.donated(i)));
        }
        for (int i = 0; i < announcement.objections(); i++) {
            payload.addObjections(Link.newBuilder()
                    .setNeighbour(id(announcement.objectedOwner(i)))
                    .setCost(announcement.objectedCost(i)));
        }
        Coordinate coordinate = announcement.coordinate();
        if (coordinate != null) {
            payload.getCoordinateBuilder()
                    .setXMicros(coordinate.xMicros())
                    .setYMicros(coordinate.yMicros())
                    .setHeightMicros(coordinate.heightMicros())
                    .setErrorThousandths(coordinate.errorThousandths());
        }
        return payload.build().toByteArray();
    }

    private Signed signed(Announcement announcement) {
        Signed already = announcement.signed();
        if (already != null) {
            return already;
        }
        Signed signature = lastSignature;
        if (announcement != lastSigned || signature == null) {
            byte[] payload = payload(announcement);
            signature = new Signed(payload, signatures.sign(payload));
            lastSigned = announcement;
            lastSignature = signature;
        }
        return signature;
    }

    private SignedAnnouncement wire(Announcement announcement) {
        Signed signed = signed(announcement);
        return SignedAnnouncement.newBuilder()
                .setPayload(UnsafeByteOperations.unsafeWrap(signed.payload()))
                .setSignature(UnsafeByteOperations.unsafeWrap(signed.signature()))
                .build();
    }

    private ByteString id(int peer) {
        return ByteString.copyFrom(ids.globalId(peer));
    }

    @Override
    public void onAnnouncement(int from, Announcement message) {
        envelope.setAnnouncement(wire(message));
    }

    @Override
    public void onPing(int from, Ping message) {
        envelope.getPingBuilder().setSentMicros(message.sentMicros());
    }

    @Override
    public void onPong(int from, Pong message) {
        envelope.getPongBuilder()
                .setSentMicros(message.sentMicros())
                .setLoadThousandths(message.loadThousandths())
                .setAnew(message.anew());
    }

    @Override
    public void onKeepAlive(int from, KeepAlive message) {
        envelope.getKeepAliveBuilder().setLinked(message.linked()).setDigest(message.digest());
    }

    @Override
    public void onLinkOpen(int from, LinkOpen message) {
        envelope.getLinkOpenBuilder().setDonated(message.donated()).setDigest(message.digest());
    }

    @Override
    public void onLinkAccept(int from, LinkAccept message) {
        envelope.getLinkAcceptBuilder().setDigest(message.digest());
    }

    @Override
    public void onLinkClose(int from, LinkClose message) {
        envelope.getLinkCloseBuilder().setSendersLink(message.sendersLink());
    }

    @Override
    public void onJoinRequest(int from, JoinRequest message) {
        envelope.getJoinRequestBuilder().setNewcomer(message.newcomer());
    }

    @Override
    public void onJoinReply(int from, JoinReply message) {
        egoist.protocol.wire.JoinReply.Builder reply = envelope.getJoinReplyBuilder();
        for (int member : message.members()) {
            reply.addMembers(id(member));
        }
    }

    @Override
    public void onLeave(int from, Leave message) {
        envelope.setLeave(egoist.protocol.wire.Leave.getDefaultInstance());
    }

    @Override
    public void onDatabaseSummary(int from, DatabaseSummary message) {
        egoist.protocol.wire.DatabaseSummary.Builder summary = envelope.getDatabaseSummaryBuilder();
        for (int i = 0; i < message.origins().length; i++) {
            summary.addEntries(Freshness.newBuilder()
                    .setOrigin(id(message.origins()[i]))
                    .setEpoch(message.epochs()[i])
                    .setSequence(message.sequences()[i]));
        }
    }

    @Override
    public void onSyncRequest(int from, SyncRequest message) {
        egoist.protocol.wire.SyncRequest.Builder request = envelope.getSyncRequestBuilder();
        for (int origin : message.origins()) {
            request.addOrigins(id(origin));
        }
    }

    @Override
    public void onDatabaseSync(int from, DatabaseSync message) {
        egoist.protocol.wire.DatabaseSync.Builder sync =
                envelope.getDatabaseSyncBuilder().setLast(message.last());
        for (Announcement announcement : message.announcements()) {
            sync.addAnnouncements(wire(announcement));
        }
    }

    @Override
    public void onProbeRequest(int from, ProbeRequest message) {
        envelope.getProbeRequestBuilder().setTarget(id(message.target()));
    }

    @Override
    public void onProbeReply(int from, ProbeReply message) {
        envelope.getProbeReplyBuilder().setTarget(id(message.target()));
    }

    @Override
    public void onChirp(int from, Chirp message) {
        envelope.getChirpBuilder().setSentMicros(message.sentMicros());
    }

    @Override
    public void onChirpReport(int from, ChirpReport message) {
        envelope.getChirpReportBuilder()
                .setSentMicros(message.sentMicros())
                .setEstimateKbps(message.estimateKbps())
                .setLoadThousandths(message.loadThousandths());
    }

    @Override
    public void onRttVectorRequest(int from, RttVectorRequest message) {
        egoist.protocol.wire.RttVectorRequest.Builder request = envelope.getRttVectorRequestBuilder();
        for (int target : message.targets()) {
            request.addTargets(id(target));
        }
    }

    @Override
    public void onRttVector(int from, RttVector message) {
        egoist.protocol.wire.RttVector.Builder vector = envelope.getRttVectorBuilder();
        for (int i = 0; i < message.targets().length; i++) {
            vector.addCosts(
                    Link.newBuilder().setNeighbour(id(message.targets()[i])).setCost(message.costs()[i]));
        }
    }

    @Override
    public void onNack(int from, Nack message) {
        envelope.getNackBuilder()
                .setReason(
                        switch (message.reason()) {
                            case FULL -> egoist.protocol.wire.Nack.Reason.FULL;
                            case NOT_READY -> egoist.protocol.wire.Nack.Reason.NOT_READY;
                            case TOO_MUCH -> egoist.protocol.wire.Nack.Reason.TOO_MUCH;
                            case RETRY_AFTER -> egoist.protocol.wire.Nack.Reason.RETRY_AFTER;
                        })
                .setText(message.text())
                .setRetryMillis(message.retryMillis());
    }

    @Override
    public void onPathProbe(int from, PathProbe message) {
        egoist.protocol.wire.PathProbe.Builder probe = envelope.getPathProbeBuilder()
                .setOrigin(id(message.origin()))
                .setNonce(message.nonce())
                .setPosition(message.position());
        for (int peer : message.route()) {
            probe.addRoute(id(peer));
        }
    }

    @Override
    public void onPathEcho(int from, PathEcho message) {
        envelope.getPathEchoBuilder().setNonce(message.nonce());
    }
}
