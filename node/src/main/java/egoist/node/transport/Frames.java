package egoist.node.transport;

import egoist.protocol.message.Limits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Frames on a stream: a 4-byte big-endian length, 1 to {@link Limits#FRAME}, and that many bytes. */
final class Frames {
    /** Bytes before the body. */
    static final int HEADER = 4;

    private Frames() {}

    /** A frame that breaks the rules; the connection it came on is of no more use. */
    static final class BadFrame extends IOException {
        BadFrame(String message) {
            super(message);
        }
    }

    /**
     * The body of the next frame, or null at the end of the stream. Nothing is reserved before the length is checked.
     *
     * @param limit greatest length accepted
     * @param begun run when the first byte is there, so that a deadline for the rest can be set
     */
    static byte @Nullable [] read(InputStream in, int limit, Runnable begun) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        begun.run();
        byte[] rest = in.readNBytes(HEADER - 1);
        if (rest.length < HEADER - 1) {
            throw new EOFException("the stream ended within a length");
        }
        int length = first << 24 | (rest[0] & 0xff) << 16 | (rest[1] & 0xff) << 8 | (rest[2] & 0xff);
        if (length < 1 || length > limit) {
            throw new BadFrame(
                    "a frame of " + Integer.toUnsignedString(length) + " bytes; 1 to " + limit + " are allowed");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the stream ended within a frame");
        }
        return body;
    }

    /** The frame of a body. */
    static byte[] of(byte[] body) {
        if (body.length < 1 || body.length > Limits.FRAME) {
            throw new IllegalArgumentException("a body of " + body.length + " bytes");
        }
        byte[] frame = new byte[HEADER + body.length];
        frame[0] = (byte) (body.length >>> 24);
        frame[1] = (byte) (body.length >>> 16);
        frame[2] = (byte) (body.length >>> 8);
        frame[3] = (byte) body.length;
        System.arraycopy(body, 0, frame, HEADER, body.length);
        return frame;
    }
}
