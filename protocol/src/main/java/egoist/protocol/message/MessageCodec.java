package egoist.protocol.message;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import egoist.protocol.wire.Envelope;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Messages to protobuf and back, and their size on the wire. Serves one thread.
 *
 * <p>An announcement that came over the wire goes out again in the bytes it came in, so fields this version does not know and
 * the signature survive.
 */
public final class MessageCodec {
    private static final int MAX_DEPTH = 8;

    private final Encoder encoder;
    private final Decoder decoder;

    /**
     * @param ids this process's names for peers
     * @param signatures how announcements of this process are signed and those of others checked
     */
    public MessageCodec(IdMap ids, Signatures signatures) {
        this.encoder = new Encoder(ids, signatures);
        this.decoder = new Decoder(ids, signatures);
    }

    /**
     * Bytes this message takes on the wire between two nodes, its frame included: the length of {@link #frame}, with three
     * conventions. Pings, pongs and echoes of path probes count as the 64-byte datagrams they travel in; an announcement nobody signed counts as
     * signed; and a chirp counts as its header, its packet train being the driver's to charge. Constant time for
     * announcements.
     */
    public static int wireBytes(Message message) {
        return WireSize.of(message);
    }

    /** A message as it travels on a stream: its length in four bytes, then the {@link #encode}d message. */
    public byte[] frame(Message message) {
        byte[] body = encode(message);
        return ByteBuffer.allocate(WireSize.FRAME_HEADER + body.length)
                .putInt(body.length)
                .put(body)
                .array();
    }

    /**
     * A message without its frame.
     *
     * @throws IllegalArgumentException if it is beyond {@link Limits#FRAME}, which no peer produces
     */
    public byte[] encode(Message message) {
        byte[] bytes = encoder.encode(message).toByteArray();
        if (bytes.length > Limits.FRAME) {
            throw new IllegalArgumentException(message.kind() + " of " + bytes.length + " bytes");
        }
        return bytes;
    }

    /** The bytes of an announcement that its originator signs. */
    public byte[] payload(Announcement announcement) {
        return encoder.payload(announcement);
    }

    /**
     * The message in these bytes, or null if it is of a kind that a later version knows.
     *
     * @param bytes a frame's contents, without the length
     * @throws MalformedMessageException saying what is wrong with it
     */
    public @Nullable Message decode(byte[] bytes) throws MalformedMessageException {
        if (bytes.length > Limits.FRAME) {
            throw new MalformedMessageException("frame of " + bytes.length + " bytes, allowed are " + Limits.FRAME);
        }
        CodedInputStream input = CodedInputStream.newInstance(bytes);
        input.setRecursionLimit(MAX_DEPTH);
        try {
            return decoder.decode(Envelope.parseFrom(input));
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedMessageException("no message: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new MalformedMessageException("unreadable: " + e.getMessage(), e);
        }
    }
}
