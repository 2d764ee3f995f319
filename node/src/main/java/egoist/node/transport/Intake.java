package egoist.node.transport;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import egoist.node.identity.GlobalId;
import egoist.node.view.NodeEvent;
import egoist.node.wire.LinkEnvelope;
import egoist.node.wire.RecordRequest;
import egoist.node.wire.Records;
import egoist.node.wire.Reject;
import egoist.node.wire.SignedRecord;
import egoist.protocol.Bootstrap;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.ChirpReport;
import egoist.protocol.message.DatabaseSync;
import egoist.protocol.message.IdMap;
import egoist.protocol.message.JoinRequest;
import egoist.protocol.message.Limits;
import egoist.protocol.message.MalformedMessageException;
import egoist.protocol.message.Message;
import egoist.protocol.message.MessageCodec;
import egoist.protocol.message.Nack;
import egoist.protocol.message.Ping;
import egoist.protocol.message.Pong;
import egoist.protocol.message.SyncRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the frames of all links: tells the link layer's from the peer's, decodes, checks, and hands on. A frame that cannot be
 * checked for want of a record waits until that has been asked for.
 */
final class Intake implements Connection.Intake {
    private static final int MAX_HELD = 64;
    private static final int MAX_HELD_BYTES = 256 * 1024;
    private static final double COPIES_PER_SECOND = 1;
    private static final double COPIES_AT_ONCE = 5;
    private static final long HELD_NANOS = 3_000_000_000L;

    private final LinkContext context;
    private final AnnouncementGate gate;
    private final Delivery delivery;
    private final Admission joins;
    private final Snapshots snapshots;
    private final Map<Connection, Session> sessions = new ConcurrentHashMap<>();
    private volatile Hooks hooks = new Hooks() {};

    /** What else must happen with link frames. */
    interface Hooks {
        /** A record that was not known, or a later one, is there. */
        default void learned(KnownNode node) {}

        /** A node found that much left on the way to it. */
        default void bandwidthReported(int local, int kbps) {}

        /** Somebody holds a record of this node itself. */
        default void shown(KnownNode self) {}

        default void pinged(Connection from, egoist.node.wire.StreamPing ping) {}

        default void ponged(Connection from, egoist.node.wire.StreamPong pong) {}
    }

    /** What is kept for one link. */
    private static final class Session {
        private final AnnouncementGate.Check check;
        private final MessageCodec codec;
        private final List<Held> held = new ArrayList<>();
        private int heldBytes;
        /** Copies of the whole database it may ask for. */
        private final TokenBucket copies = new TokenBucket(COPIES_PER_SECOND, COPIES_AT_ONCE);

        private Session(AnnouncementGate.Check check, MessageCodec codec) {
            this.check = check;
            this.codec = codec;
        }
    }

    private record Held(byte[] body, long sinceNanos) {}

    Intake(LinkContext context, AnnouncementGate gate, Snapshots snapshots, Delivery delivery) {
        this.context = context;
        this.gate = gate;
        this.snapshots = snapshots;
        this.delivery = delivery;
        this.joins = new Admission(context.settings().limits().joinsPerSecond(), System::nanoTime);
    }

    void hooks(Hooks told) {
        hooks = told;
    }

    /** A link ended. */
    void forget(Connection connection) {
        sessions.remove(connection);
    }

    @Override
    public void frame(Connection from, byte[] body) {
        Session session = sessions.computeIfAbsent(from, connection -> {
            AnnouncementGate.Check check = gate.check(connection);
            return new Session(check, new MessageCodec(context.directory(), check));
        });
        retryOld(from, session);
        take(from, session, body, false);
    }

    private void take(Connection from, Session session, byte[] body, boolean lastTry) {
        try {
            if (LinkFrames.isLinkFrame(body)) {
                linkFrame(from, session, LinkEnvelope.parseFrom(body), body.length);
            } else {
                peerFrame(from, session, body, lastTry);
            }
        } catch (InvalidProtocolBufferException | MalformedMessageException e) {
            AnnouncementGate.Fault fault = session.check.fault();
            gate.refuse(from, fault == null ? new AnnouncementGate.Fault("malformed", 20) : fault);
            if (fault == null && from.malformed()) {
                from.close("malformed");
            }
        } catch (IOException e) {
            gate.refuse(from, new AnnouncementGate.Fault("malformed", 20));
        }
    }

    private void peerFrame(Connection from, Session session, byte[] body, boolean lastTry)
            throws MalformedMessageException {
        session.check.reset();
        Message message = session.codec.decode(body);
        if (message == null) {
            refuse(from, "unknown-message", "sent a kind of message this version does not know");
            return;
        }
        context.counters().received(message.kind().name().toLowerCase(Locale.ROOT), body.length + (long) Frames.HEADER);
        if (!session.check.unknown().isEmpty() && !lastTry) {
            hold(from, session, body);
            return;
        }
        int sender = from.node().roster() ? Bootstrap.ID : from.local();
        if (message instanceof Announcement announcement) {
            Announcement good = checked(from, session, announcement);
            if (good != null) {
                delivery.message(sender, good);
            }
        } else if (message instanceof DatabaseSync sync) {
            delivery.message(sender, checked(from, session, sync));
        } else if (message instanceof Ping || message instanceof Pong) {
            refuse(from, "ping-on-link", "pings by a frame of peers"); // links have frames of their own for that
        } else if (message instanceof JoinRequest join && join.newcomer()) {
            joinRequest(from, session, join);
        } else if (message instanceof SyncRequest sync) {
            syncRequest(from, session, sync);
        } else {
            if (message instanceof ChirpReport report) {
                hooks.bandwidthReported(from.local(), report.estimateKbps());
            }
            delivery.message(sender, message);
        }
    }

    private void joinRequest(Connection from, Session session, JoinRequest join) {
        int waitMillis = joins.waitMillis(from.local());
        if (waitMillis == 0) {
            delivery.message(from.node().roster() ? Bootstrap.ID : from.local(), join);
            return;
        }
        refuse(from, "join-rate", "asks to join while too many do");
        later(from, session, "too many ask to join", waitMillis);
    }

    /** A copy of the whole database, or of so much of it that it takes more than a frame, is not for everybody at once. */
    private void syncRequest(Connection from, Session session, SyncRequest sync) {
        boolean copy = sync.origins().length == 0 || sync.origins().length > Limits.SYNC_PART;
        if (copy && !session.copies.tryTake(1)) {
            refuse(from, "sync-rate", "asks for the whole database too often");
        } else if (snapshots.mayAsk(from.local(), copy)) {
            delivery.message(from.node().roster() ? Bootstrap.ID : from.local(), sync);
        } else {
            refuse(from, "snapshots-at-once", "asks for the whole database while too many do");
            later(from, session, "too many fetch the database", Snapshots.RETRY_MILLIS);
        }
    }

    private static void later(Connection from, Session session, String why, int waitMillis) {
        Nack later = new Nack(Nack.Reason.RETRY_AFTER, why, waitMillis);
        from.send(Outgoing.of(session.codec.encode(later), "nack"));
    }

    private @org.jspecify.annotations.Nullable Announcement checked(
            Connection from, Session session, Announcement announcement) {
        GlobalId origin = context.directory().global(announcement.origin());
        if (session.check.unknown().contains(origin)) {
            refuse(from, "announcement-unknown-origin", "announces for a node nobody could introduce");
            return null;
        }
        if (session.check.tooOften(origin)) {
            refuse(from, "announcement-rate", "passes on a node that announces itself too often");
            return null;
        }
        return gate.judge(from, announcement);
    }

    private DatabaseSync checked(Connection from, Session session, DatabaseSync sync) {
        List<Announcement> good = new ArrayList<>();
        for (Announcement announcement : sync.announcements()) {
            Announcement checked = checked(from, session, announcement);
            if (checked != null) {
                good.add(checked);
            }
        }
        return new DatabaseSync(good.toArray(new Announcement[0]), sync.last());
    }

    private void hold(Connection from, Session session, byte[] body) {
        if (session.held.size() >= MAX_HELD || session.heldBytes + body.length > MAX_HELD_BYTES) {
            refuse(from, "held-frames", "sends too much of nodes not known yet");
            return;
        }
        session.held.add(new Held(body, System.nanoTime()));
        session.heldBytes += body.length;
        from.send(LinkFrames.request(session.check.unknown()));
    }

    /** Reads frames again whose records have come, or will not come any more. */
    private void retryAll(Connection from, Session session) {
        List<Held> held = List.copyOf(session.held);
        session.held.clear();
        session.heldBytes = 0;
        held.forEach(one -> take(from, session, one.body, true));
    }

    private void retryOld(Connection from, Session session) {
        if (!session.held.isEmpty() && System.nanoTime() - session.held.get(0).sinceNanos > HELD_NANOS) {
            retryAll(from, session);
        }
    }

    private void linkFrame(Connection from, Session session, LinkEnvelope envelope, int length) {
        String kind = envelope.getBodyCase().name().toLowerCase(Locale.ROOT);
        context.counters().received(kind, length + (long) Frames.HEADER);
        switch (envelope.getBodyCase()) {
            case RECORDS -> {
                records(from, envelope.getRecords());
                retryAll(from, session);
            }
            case RECORD_REQUEST -> answer(from, envelope.getRecordRequest());
            case STREAM_PING -> {
                if (envelope.getStreamPing().getNonce() == 0) {
                    from.send(LinkFrames.pong(0, 0, 0, 0));
                } else {
                    hooks.pinged(from, envelope.getStreamPing());
                }
            }
            case STREAM_PONG -> {
                if (envelope.getStreamPong().getNonce() != 0) {
                    hooks.ponged(from, envelope.getStreamPong());
                }
            }
            case FAREWELL -> from.close(Connection.IDLE);
            case REJECT -> rejected(from, envelope.getReject());
            case HELLO, ADMISSION, BODY_NOT_SET ->
                refuse(from, "unknown-message", "sent a frame out of place or not known to this version");
        }
    }

    /** The other end let this node in and then found that it may not stay: it runs twice. */
    private void rejected(Connection from, Reject reject) {
        if (reject.getReason() == Reject.Reason.DUPLICATE_ID) {
            context.counters().rejected("refused-duplicate-id");
            context.reporter()
                    .happened(new NodeEvent(
                            NodeEvent.Kind.WARNING,
                            from.node().id().toString(),
                            "duplicate-id",
                            "it knows another node that runs with this node's key, and keeps to that one"));
        } else {
            refuse(from, "unknown-message", "refused what it had accepted");
        }
        from.close("refused");
    }

    private void refuse(Connection from, String reason, String detail) {
        context.refuse(from.node().id().toString(), reason, detail);
    }

    private void records(Connection from, Records records) {
        if (records.getRecordsCount() > LinkFrames.MAX_RECORDS) {
            gate.refuse(from, new AnnouncementGate.Fault("records", 20));
            return;
        }
        for (SignedRecord signed : records.getRecordsList()) {
            if (!from.mayVerify()) {
                refuse(from, "verification-rate", "sends more signatures than are checked for it");
                return;
            }
            try {
                KnownNode node = context.office().check(signed, context.clock().micros());
                if (context.directory().accept(node)) {
                    hooks.learned(node);
                } else if (node.id().equals(context.directory().self().id())) {
                    hooks.shown(node);
                }
            } catch (RecordOffice.BadRecord e) {
                refuse(from, "record", String.valueOf(e.getMessage()));
            }
        }
    }

    private void answer(Connection from, RecordRequest request) {
        List<KnownNode> known = new ArrayList<>();
        for (ByteString wire : request.getIdsList()) {
            if (wire.size() == IdMap.GLOBAL_BYTES && known.size() < LinkFrames.MAX_RECORDS) {
                KnownNode node = context.directory().record(GlobalId.of(wire.toByteArray()));
                if (node != null) {
                    known.add(node);
                }
            }
        }
        LinkFrames.records(known).forEach(from::send);
    }
}
