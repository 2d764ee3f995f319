package egoist.node.transport;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import egoist.node.identity.GlobalId;
import egoist.node.wire.Farewell;
import egoist.node.wire.LinkEnvelope;
import egoist.node.wire.RecordRequest;
import egoist.node.wire.Records;
import egoist.node.wire.StreamPing;
import egoist.node.wire.StreamPong;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Frames of the link layer, made and told apart from those of peers. */
final class LinkFrames {
    /** Most records in a request or a frame of them. */
    static final int MAX_RECORDS = 256;

    private static final int FIRST_LINK_FIELD = 32;
    private static final int MAX_RECORDS_BYTES = 60_000;

    private LinkFrames() {}

    /** Whether a frame is of the link layer: the number of its first field tells. */
    static boolean isLinkFrame(byte[] body) throws IOException {
        int tag = CodedInputStream.newInstance(body).readTag();
        return WireFormat.getTagFieldNumber(tag) >= FIRST_LINK_FIELD;
    }

    static Outgoing ping(long nonce, long sentMicros) {
        StreamPing ping = StreamPing.newBuilder()
                .setNonce(nonce)
                .setSentMicros(sentMicros)
                .build();
        return Outgoing.urgent(
                LinkEnvelope.newBuilder().setStreamPing(ping).build().toByteArray(), "stream_ping");
    }

    static Outgoing pong(long nonce, long sentMicros, int loadThousandths, int heldMicros) {
        StreamPong pong = StreamPong.newBuilder()
                .setNonce(nonce)
                .setSentMicros(sentMicros)
                .setLoadThousandths(loadThousandths)
                .setHeldMicros(heldMicros)
                .build();
        return Outgoing.urgent(
                LinkEnvelope.newBuilder().setStreamPong(pong).build().toByteArray(), "stream_pong");
    }

    /** The last frame on a link that nobody uses. */
    static Outgoing farewell() {
        return Outgoing.urgent(
                LinkEnvelope.newBuilder()
                        .setFarewell(Farewell.getDefaultInstance())
                        .build()
                        .toByteArray(),
                "farewell");
    }

    static Outgoing request(Collection<GlobalId> ids) {
        RecordRequest.Builder request = RecordRequest.newBuilder();
        ids.stream().limit(MAX_RECORDS).forEach(id -> request.addIds(ByteString.copyFrom(id.bytes())));
        return Outgoing.of(
                LinkEnvelope.newBuilder().setRecordRequest(request).build().toByteArray(), "record_request");
    }

    /** Records in as many frames as they need. */
    static List<Outgoing> records(Collection<KnownNode> nodes) {
        List<Outgoing> frames = new ArrayList<>();
        Records.Builder some = Records.newBuilder();
        int bytes = 0;
        for (KnownNode node : nodes) {
            if (bytes + RecordOffice.MAX_RECORD > MAX_RECORDS_BYTES) {
                frames.add(recordsFrame(some));
                some = Records.newBuilder();
                bytes = 0;
            }
            some.addRecords(node.signed());
            bytes += node.signed().getSerializedSize();
        }
        if (some.getRecordsCount() > 0) {
            frames.add(recordsFrame(some));
        }
        return frames;
    }

    private static Outgoing recordsFrame(Records.Builder records) {
        return Outgoing.of(LinkEnvelope.newBuilder().setRecords(records).build().toByteArray(), "records");
    }
}
