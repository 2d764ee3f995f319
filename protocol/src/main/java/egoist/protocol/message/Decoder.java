package egoist.protocol.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import egoist.protocol.message.Announcement.Signed;
import egoist.protocol.message.Announcement.Stay;
import egoist.protocol.metric.Coordinate;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.wire.Envelope;
import egoist.protocol.wire.Link;
import egoist.protocol.wire.SignedAnnouncement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Protobuf to messages. Trusts nothing: sizes first, then signatures, and only then do strangers get ids. */
final class Decoder {
    private static final int MAX_TEXT_BYTES = 4 * Limits.TEXT;

    private final IdMap ids;
    private final Signatures signatures;

    Decoder(IdMap ids, Signatures signatures) {
        this.ids = ids;
        this.signatures = signatures;
    }

    @Nullable
    Message decode(Envelope envelope) throws MalformedMessageException {
        return switch (envelope.getBodyCase()) {
            case ANNOUNCEMENT -> announcement(envelope.getAnnouncement());
            case PING -> new Ping(envelope.getPing().getSentMicros());
            case PONG ->
                new Pong(
                        envelope.getPong().getSentMicros(),
                        natural("load", envelope.getPong().getLoadThousandths()),
                        envelope.getPong().getAnew());
            case KEEP_ALIVE ->
                new KeepAlive(
                        envelope.getKeepAlive().getLinked(),
                        envelope.getKeepAlive().getDigest());
            case LINK_OPEN ->
                new LinkOpen(
                        envelope.getLinkOpen().getDonated(),
                        envelope.getLinkOpen().getDigest());
            case LINK_ACCEPT -> new LinkAccept(envelope.getLinkAccept().getDigest());
            case LINK_CLOSE -> new LinkClose(envelope.getLinkClose().getSendersLink());
            case JOIN_REQUEST -> new JoinRequest(envelope.getJoinRequest().getNewcomer());
            case JOIN_REPLY ->
                new JoinReply(ids("members", envelope.getJoinReply().getMembersList(), Limits.MEMBERS));
            case LEAVE -> new Leave();
            case DATABASE_SUMMARY -> summary(envelope.getDatabaseSummary());
            case SYNC_REQUEST ->
                new SyncRequest(ids("origins", envelope.getSyncRequest().getOriginsList(), Limits.SUMMARY));
            case DATABASE_SYNC -> sync(envelope.getDatabaseSync());
            case PROBE_REQUEST ->
                new ProbeRequest(id("target", envelope.getProbeRequest().getTarget()));
            case PROBE_REPLY ->
                new ProbeReply(id("target", envelope.getProbeReply().getTarget()));
            case CHIRP -> new Chirp(envelope.getChirp().getSentMicros(), 0);
            case CHIRP_REPORT ->
                new ChirpReport(
                        envelope.getChirpReport().getSentMicros(),
                        natural("estimate", envelope.getChirpReport().getEstimateKbps()),
                        natural("load", envelope.getChirpReport().getLoadThousandths()));
            case RTT_VECTOR_REQUEST ->
                new RttVectorRequest(
                        ids("targets", envelope.getRttVectorRequest().getTargetsList(), Limits.VECTOR));
            case RTT_VECTOR -> vector(envelope.getRttVector());
            case NACK -> nack(envelope.getNack());
            case PATH_PROBE -> pathProbe(envelope.getPathProbe());
            case PATH_ECHO -> new PathEcho(envelope.getPathEcho().getNonce());
            case BODY_NOT_SET -> null;
        };
    }

    private Announcement announcement(SignedAnnouncement wire) throws MalformedMessageException {
        if (wire.getSerializedSize() > Limits.ANNOUNCEMENT) {
            throw new MalformedMessageException(
                    "announcement of " + wire.getSerializedSize() + " bytes, allowed are " + Limits.ANNOUNCEMENT);
        }
        egoist.protocol.wire.Announcement payload;
        try {
            payload = egoist.protocol.wire.Announcement.parseFrom(wire.getPayload());
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedMessageException("announcement is no such thing: " + e.getMessage(), e);
        }
        count("links", payload.getLinksCount(), Limits.LINKS);
        count("objections", payload.getObjectionsCount(), Limits.OBJECTIONS);
        byte[] origin = globalId("origin", payload.getOrigin());
        Signed signed =
                new Signed(wire.getPayload().toByteArray(), wire.getSignature().toByteArray());
        if (!signatures.good(origin, signed.payload(), signed.signature())) {
            throw new MalformedMessageException("announcement with a bad signature");
        }
        return announcement(payload, id("origin", payload.getOrigin()), signed);
    }

    private Announcement announcement(egoist.protocol.wire.Announcement payload, int origin, Signed signed)
            throws MalformedMessageException {
        Ends own = ends(payload.getLinksList());
        Ends objections = ends(payload.getObjectionsList());
        try {
            return new Announcement(
                            origin,
                            payload.getEpoch(),
                            payload.getSequence(),
                            payload.getDeparted(),
                            own.neighbours,
                            own.costs,
                            own.donated,
                            objections.neighbours,
                            objections.costs)
                    .at(coordinate(payload))
                    .of(stay(payload))
                    .as(signed);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(e.getMessage() == null ? "announcement" : e.getMessage(), e);
        }
    }

    private static Stay stay(egoist.protocol.wire.Announcement payload) {
        return switch (payload.getStay()) {
            case STAYS -> Stay.STAYS;
            case RESTARTS -> Stay.RESTARTS;
            case DRAINS, UNRECOGNIZED -> Stay.DRAINS;
        };
    }

    private static @Nullable Coordinate coordinate(egoist.protocol.wire.Announcement payload) {
        egoist.protocol.wire.Coordinate wire = payload.getCoordinate();
        return payload.hasCoordinate()
                ? new Coordinate(
                        wire.getXMicros(), wire.getYMicros(), wire.getHeightMicros(), wire.getErrorThousandths())
                : null;
    }

    /** Links by the other end's small id, ascending. */
    private record Ends(int[] neighbours, int[] costs, boolean[] donated) {}

    private Ends ends(List<Link> links) throws MalformedMessageException {
        long[] order = new long[links.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) id("neighbour", links.get(i).getNeighbour()) << 32 | i;
        }
        Arrays.sort(order);
        Ends ends = new Ends(new int[order.length], new int[order.length], new boolean[order.length]);
        for (int i = 0; i < order.length; i++) {
            Link link = links.get((int) order[i]);
            ends.neighbours[i] = (int) (order[i] >>> 32);
            ends.costs[i] = link.getCost();
            ends.donated[i] = link.getDonated();
        }
        return ends;
    }

    private DatabaseSync sync(egoist.protocol.wire.DatabaseSync wire) throws MalformedMessageException {
        count("announcements", wire.getAnnouncementsCount(), Limits.SYNC_PART);
        Announcement[] announcements = new Announcement[wire.getAnnouncementsCount()];
        for (int i = 0; i < announcements.length; i++) {
            announcements[i] = announcement(wire.getAnnouncements(i));
        }
        return new DatabaseSync(announcements, wire.getLast());
    }

    private DatabaseSummary summary(egoist.protocol.wire.DatabaseSummary wire) throws MalformedMessageException {
        int count = count("entries", wire.getEntriesCount(), Limits.SUMMARY);
        int[] origins = new int[count];
        long[] epochs = new long[count];
        long[] sequences = new long[count];
        for (int i = 0; i < count; i++) {
            origins[i] = id("origin", wire.getEntries(i).getOrigin());
            epochs[i] = natural("epoch", wire.getEntries(i).getEpoch());
            sequences[i] = natural("sequence", wire.getEntries(i).getSequence());
        }
        return new DatabaseSummary(origins, epochs, sequences);
    }

    private RttVector vector(egoist.protocol.wire.RttVector wire) throws MalformedMessageException {
        int count = count("costs", wire.getCostsCount(), Limits.VECTOR);
        int[] targets = new int[count];
        int[] costs = new int[count];
        for (int i = 0; i < count; i++) {
            targets[i] = id("target", wire.getCosts(i).getNeighbour());
            costs[i] = natural("cost", wire.getCosts(i).getCost());
            if (costs[i] > PathAlgebra.MAX_LINK_COST) {
                throw new MalformedMessageException("cost " + costs[i]);
            }
        }
        return new RttVector(targets, costs);
    }

    private static Nack nack(egoist.protocol.wire.Nack wire) throws MalformedMessageException {
        if (wire.getTextBytes().size() > MAX_TEXT_BYTES || wire.getText().length() > Limits.TEXT) {
            throw new MalformedMessageException("text longer than " + Limits.TEXT + " characters");
        }
        Nack.Reason reason = switch (wire.getReason()) {
            case FULL -> Nack.Reason.FULL;
            case TOO_MUCH -> Nack.Reason.TOO_MUCH;
            case RETRY_AFTER -> Nack.Reason.RETRY_AFTER;
            case NOT_READY, REASON_UNSPECIFIED, UNRECOGNIZED -> Nack.Reason.NOT_READY;
        };
        return new Nack(reason, wire.getText(), Math.max(0, wire.getRetryMillis()));
    }

    private PathProbe pathProbe(egoist.protocol.wire.PathProbe wire) throws MalformedMessageException {
        int origin = id("origin", wire.getOrigin());
        int[] route = ids("peers on the path", wire.getRouteList(), Limits.ROUTE);
        try {
            return new PathProbe(origin, wire.getNonce(), route, wire.getPosition());
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(e.getMessage() == null ? "path probe" : e.getMessage(), e);
        }
    }

    private int[] ids(String what, List<ByteString> wire, int most) throws MalformedMessageException {
        int[] local = new int[count(what, wire.size(), most)];
        for (int i = 0; i < local.length; i++) {
            local[i] = id(what, wire.get(i));
        }
        return local;
    }

    private int id(String what, ByteString wire) throws MalformedMessageException {
        int local = ids.localId(globalId(what, wire));
        if (local < 0) {
            throw new MalformedMessageException(what + ": no room for another peer");
        }
        return local;
    }

    private static byte[] globalId(String what, ByteString wire) throws MalformedMessageException {
        if (wire.size() != IdMap.GLOBAL_BYTES) {
            throw new MalformedMessageException(what + ": id of " + wire.size() + " bytes, not " + IdMap.GLOBAL_BYTES);
        }
        return wire.toByteArray();
    }

    private static int count(String what, int count, int most) throws MalformedMessageException {
        if (count > most) {
            throw new MalformedMessageException(count + " " + what + ", allowed are " + most);
        }
        return count;
    }

    private static int natural(String what, int value) throws MalformedMessageException {
        return (int) natural(what, (long) value);
    }

    private static long natural(String what, long value) throws MalformedMessageException {
        if (value < 0) {
            throw new MalformedMessageException(what + " beyond what counts here");
        }
        return value;
    }
}
