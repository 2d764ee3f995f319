package egoist.node.identity;

import egoist.protocol.message.IdMap;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The name of a node in the whole overlay: the first 16 bytes of the SHA-256 of its Ed25519 public key. Ordered as unsigned
 * numbers, which is the order of rings.
 *
 * @param high the first eight bytes
 * @param low the other eight
 */
public record GlobalId(long high, long low) implements Comparable<GlobalId> {
    private static final int SHORT_DIGITS = 8;

    /** @throws IllegalArgumentException unless there are 16 bytes */
    public static GlobalId of(byte[] bytes) {
        if (bytes.length != IdMap.GLOBAL_BYTES) {
            throw new IllegalArgumentException("an id has 16 bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new GlobalId(buffer.getLong(), buffer.getLong());
    }

    /** The id of the holder of a key, {@code publicKey} being the 32 raw bytes of RFC 8032. */
    public static GlobalId ofKey(byte[] publicKey) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(publicKey);
            return of(Arrays.copyOf(hash, IdMap.GLOBAL_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** @throws IllegalArgumentException unless the text is 32 hexadecimal digits */
    public static GlobalId parse(String hex) {
        if (hex.length() != 2 * IdMap.GLOBAL_BYTES) {
            throw new IllegalArgumentException("an id has 32 hexadecimal digits, not '" + hex + "'");
        }
        return of(HexFormat.of().parseHex(hex));
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(IdMap.GLOBAL_BYTES)
                .putLong(high)
                .putLong(low)
                .array();
    }

    /** The first eight digits, enough for people to tell nodes apart. */
    public String brief() {
        return toString().substring(0, SHORT_DIGITS);
    }

    @Override
    public int compareTo(GlobalId other) {
        int first = Long.compareUnsigned(high, other.high);
        return first != 0 ? first : Long.compareUnsigned(low, other.low);
    }

    /** 32 hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}
