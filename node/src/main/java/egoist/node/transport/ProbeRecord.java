package egoist.node.transport;

import egoist.node.identity.GlobalId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A probe as it travels: 64 bytes, nothing of variable length.
 *
 * <pre>magic u16 | version u8 | type u8 | overlay tag u32 | from 16 B | nonce u64 | t1 u64 | t2 u64 | mac 16 B</pre>
 *
 * @param type one of the constants
 * @param from who sent it
 * @param nonce of a ping, repeated by its pong; of a chirp, the number of the train and of the packet; of an echo, that of
 *     the path's probe
 * @param t1 the sender's time in microseconds; a pong repeats the ping's
 * @param t2 of a pong: load in thousandths (high half), microseconds between ping and pong (low half)
 */
record ProbeRecord(byte type, GlobalId from, long nonce, long t1, long t2) {
    static final int BYTES = 64;
    static final byte PING = 1;
    static final byte PONG = 2;
    /** A packet of a train; longer on the wire, the rest being padding. */
    static final byte CHIRP = 3;
    /** The sender's record follows the type: who pings a node that does not know it yet. */
    static final byte INTRODUCTION = 4;

    /** A probe of a path came by; its nonce. */
    static final byte PATH_ECHO = 5;

    static final short MAGIC = (short) 0xE607;
    static final byte VERSION = 1;

    private static final int MAC_BYTES = 16;
    private static final int SIGNED_BYTES = BYTES - MAC_BYTES;
    private static final int HALF = 32;
    private static final long LOW = 0xFFFF_FFFFL;

    /** The overlay's name as four bytes, so that strangers are told apart before anything is computed. */
    static int tag(String overlay) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(overlay.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getInt();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static long pack(int loadThousandths, long heldMicros) {
        return (long) loadThousandths << HALF | Math.min(heldMicros, LOW);
    }

    int loadThousandths() {
        return (int) Math.max(0, t2 >> HALF);
    }

    long heldMicros() {
        return t2 & LOW;
    }

    /** The bytes, authenticated by the key two nodes share. */
    byte[] encode(int overlayTag, byte[] key) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putShort(MAGIC)
                .put(VERSION)
                .put(type)
                .putInt(overlayTag)
                .putLong(from.high())
                .putLong(from.low())
                .putLong(nonce)
                .putLong(t1)
                .putLong(t2);
        return bytes.put(mac(bytes.array(), key)).array();
    }

    /** What the bytes say, not yet authenticated; null where they are no probe of that overlay. */
    static @Nullable ProbeRecord decode(byte[] bytes, int length, int overlayTag) {
        if (length < BYTES || !isOurs(bytes, length, overlayTag)) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 8, SIGNED_BYTES - 8);
        GlobalId from = new GlobalId(buffer.getLong(), buffer.getLong());
        return new ProbeRecord(bytes[3], from, buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    /** Whether magic, version and overlay are right. */
    static boolean isOurs(byte[] bytes, int length, int overlayTag) {
        if (length < 8) {
            return false;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return buffer.getShort() == MAGIC && buffer.get() == VERSION && buffer.getInt(4) == overlayTag;
    }

    /** Whether the first 64 bytes were made with that key. */
    static boolean authentic(byte[] bytes, byte[] key) {
        return MessageDigest.isEqual(mac(bytes, key), Arrays.copyOfRange(bytes, SIGNED_BYTES, BYTES));
    }

    private static byte[] mac(byte[] bytes, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(bytes, 0, SIGNED_BYTES);
            return Arrays.copyOf(mac.doFinal(), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
