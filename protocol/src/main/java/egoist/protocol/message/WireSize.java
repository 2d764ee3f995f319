package egoist.protocol.message;

import egoist.protocol.message.Announcement.Signed;
import egoist.protocol.metric.Coordinate;
import org.jspecify.annotations.Nullable;

/**
 * The length in bytes of a message's frame, by arithmetic and without encoding it: the simulator asks for every message. A
 * test compares each of these sums with the encoder.
 */
final class WireSize implements MessageHandler {
    /** The length field of a frame. */
    static final int FRAME_HEADER = 4;
    /** Ping, pong and the echoes of path probes travel as datagrams of a fixed size between nodes, not as frames. */
    static final int PROBE_DATAGRAM = 64;
    /** An Ed25519 signature as a field, charged to announcements that nobody has signed because nobody needs to. */
    static final int SIGNATURE_FIELD = 1 + 1 + 64;

    private static final int ID_FIELD = 1 + 1 + 16;
    private static final int FIXED_FIELD = 1 + 8;
    private static final int FLAG_FIELD = 1 + 1;

    private int bytes;

    private WireSize() {}

    static int of(Message message) {
        if (message instanceof Announcement announcement) {
            return announcement.wireBytes();
        }
        // Most of the rest; they skip the visitor.
        if (message instanceof Ping || message instanceof Pong) {
            return PROBE_DATAGRAM;
        }
        WireSize size = new WireSize();
        message.deliver(0, size);
        return size.bytes;
    }

    /** The frame of one announcement. */
    static int announcement(Announcement announcement) {
        return frame(1, signedAnnouncement(announcement));
    }

    private static int signedAnnouncement(Announcement announcement) {
        @Nullable Signed signed = announcement.signed();
        if (signed == null) {
            return block(1, payload(announcement)) + SIGNATURE_FIELD;
        }
        int signature = signed.signature().length;
        return block(1, signed.payload().length) + (signature == 0 ? 0 : block(1, signature));
    }

    private static int payload(Announcement announcement) {
        int size = ID_FIELD + number(announcement.epoch()) + number(announcement.sequence());
        size += announcement.departed() ? FLAG_FIELD : 0;
        size += announcement.draining() ? FLAG_FIELD : 0;
        for (int i = 0; i < announcement.degree(); i++) {
            int donated = announcement.donated(i) ? FLAG_FIELD : 0;
            size += block(1, ID_FIELD + number(announcement.cost(i)) + donated);
        }
        for (int i = 0; i < announcement.objections(); i++) {
            size += block(1, ID_FIELD + number(announcement.objectedCost(i)));
        }
        Coordinate coordinate = announcement.coordinate();
        return size + (coordinate == null ? 0 : block(1, coordinate(coordinate)));
    }

    private static int coordinate(Coordinate coordinate) {
        return zigzag(coordinate.xMicros())
                + zigzag(coordinate.yMicros())
                + number(coordinate.heightMicros())
                + number(coordinate.errorThousandths());
    }

    /** A number of either sign with a one-byte tag. */
    private static int zigzag(int value) {
        return number(Integer.toUnsignedLong(value << 1 ^ value >> 31));
    }

    /** A whole frame around a body of that length, whose field tag takes {@code tag} bytes. */
    private static int frame(int tag, int body) {
        return FRAME_HEADER + block(tag, body);
    }

    /** A length-delimited field: tag, length, contents. */
    private static int block(int tag, int contents) {
        return tag + varint(contents) + contents;
    }

    /** A number with a one-byte tag; zero is left out. */
    private static int number(long value) {
        return value == 0 ? 0 : 1 + varint(value);
    }

    private static int fixed(long value) {
        return value == 0 ? 0 : FIXED_FIELD;
    }

    private static int varint(long value) {
        return (70 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    @Override
    public void onAnnouncement(int from, Announcement message) {
        bytes = message.wireBytes();
    }

    @Override
    public void onPing(int from, Ping message) {
        bytes = PROBE_DATAGRAM;
    }

    @Override
    public void onPong(int from, Pong message) {
        bytes = PROBE_DATAGRAM;
    }

    @Override
    public void onKeepAlive(int from, KeepAlive message) {
        bytes = frame(1, (message.linked() ? FLAG_FIELD : 0) + fixed(message.digest()));
    }

    @Override
    public void onLinkOpen(int from, LinkOpen message) {
        bytes = frame(1, (message.donated() ? FLAG_FIELD : 0) + fixed(message.digest()));
    }

    @Override
    public void onLinkAccept(int from, LinkAccept message) {
        bytes = frame(1, fixed(message.digest()));
    }

    @Override
    public void onLinkClose(int from, LinkClose message) {
        bytes = frame(1, message.sendersLink() ? FLAG_FIELD : 0);
    }

    @Override
    public void onJoinRequest(int from, JoinRequest message) {
        bytes = frame(1, message.newcomer() ? FLAG_FIELD : 0);
    }

    @Override
    public void onJoinReply(int from, JoinReply message) {
        bytes = frame(1, ID_FIELD * message.members().length);
    }

    @Override
    public void onLeave(int from, Leave message) {
        bytes = frame(1, 0);
    }

    @Override
    public void onDatabaseSummary(int from, DatabaseSummary message) {
        int body = 0;
        for (int i = 0; i < message.origins().length; i++) {
            body += block(1, ID_FIELD + number(message.epochs()[i]) + number(message.sequences()[i]));
        }
        bytes = frame(1, body);
    }

    @Override
    public void onSyncRequest(int from, SyncRequest message) {
        bytes = frame(1, ID_FIELD * message.origins().length);
    }

    @Override
    public void onDatabaseSync(int from, DatabaseSync message) {
        int body = message.last() ? FLAG_FIELD : 0;
        for (Announcement announcement : message.announcements()) {
            body += block(1, signedAnnouncement(announcement));
        }
        bytes = frame(1, body);
    }

    @Override
    public void onProbeRequest(int from, ProbeRequest message) {
        bytes = frame(1, ID_FIELD);
    }

    @Override
    public void onProbeReply(int from, ProbeReply message) {
        bytes = frame(1, ID_FIELD);
    }

    @Override
    public void onChirp(int from, Chirp message) {
        bytes = frame(2, fixed(message.sentMicros()));
    }

    @Override
    public void onChirpReport(int from, ChirpReport message) {
        bytes = frame(
                2, fixed(message.sentMicros()) + number(message.estimateKbps()) + number(message.loadThousandths()));
    }

    @Override
    public void onRttVectorRequest(int from, RttVectorRequest message) {
        bytes = frame(2, ID_FIELD * message.targets().length);
    }

    @Override
    public void onRttVector(int from, RttVector message) {
        int body = 0;
        for (int cost : message.costs()) {
            body += block(1, ID_FIELD + number(cost));
        }
        bytes = frame(2, body);
    }

    @Override
    public void onNack(int from, Nack message) {
        int text = utf8(message.text());
        bytes = frame(2, FLAG_FIELD + (text == 0 ? 0 : block(1, text)) + number(message.retryMillis()));
    }

    @Override
    public void onPathProbe(int from, PathProbe message) {
        int route = ID_FIELD * message.route().length;
        bytes = frame(2, ID_FIELD + fixed(message.nonce()) + route + number(message.position()));
    }

    @Override
    public void onPathEcho(int from, PathEcho message) {
        bytes = PROBE_DATAGRAM;
    }

    private static int utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
