package egoist.node.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The shared keys that admit to an overlay: one, or two while they are being exchanged, one a line in a file, the newer first.
 * The file is read again when it changes. Proofs are made under all keys held, and one good proof is enough, so that nodes may
 * learn the new key one after the other.
 */
public final class OverlayKeys {
    private static final int MIN_CHARACTERS = 16;
    private static final int MAX_KEYS = 2;
    private static final int FRESH_BYTES = 32;

    private final @Nullable Path file;
    private volatile List<byte[]> keys;
    private @Nullable FileTime read;

    private OverlayKeys(@Nullable Path file, List<byte[]> keys) {
        this.file = file;
        this.keys = keys;
    }

    /** Keys that never change. */
    public static OverlayKeys of(String... keys) {
        return new OverlayKeys(
                null,
                Arrays.stream(keys)
                        .map(key -> key.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    /** @throws IOException naming the file, if it cannot be read or holds no key of at least 16 characters */
    public static OverlayKeys from(Path file) throws IOException {
        OverlayKeys keys = new OverlayKeys(file, List.of());
        keys.reload();
        return keys;
    }

    /** Writes a new key into a new file, readable by its owner only. */
    public static void create(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new IOException(file + " exists already");
        }
        byte[] fresh = new byte[FRESH_BYTES];
        new SecureRandom().nextBytes(fresh);
        String line = Base64.getUrlEncoder().withoutPadding().encodeToString(fresh) + "\n";
        PrivateFiles.write(file, line.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads the file again if it changed; the keys held stay as they were if it is not good.
     *
     * @return whether they are others now
     */
    public synchronized boolean reload() throws IOException {
        if (file == null) {
            return false;
        }
        FileTime changed = Files.getLastModifiedTime(file);
        if (changed.equals(read)) {
            return false;
        }
        List<byte[]> found = Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
        if (found.isEmpty() || found.size() > MAX_KEYS || found.stream().anyMatch(k -> k.length < MIN_CHARACTERS)) {
            throw new IOException(file + " must hold one or two lines, each a key of at least 16 characters");
        }
        boolean differs = !Arrays.deepEquals(found.toArray(), keys.toArray());
        keys = found;
        read = changed;
        return differs;
    }

    /** How many are good now. */
    int count() {
        return keys.size();
    }

    /** HMAC-SHA256 of the parts, in order, under each key held. */
    List<byte[]> proofs(byte[]... parts) {
        return keys.stream().map(key -> hmac(key, parts)).toList();
    }

    /** Whether one of the proofs was made of the same parts under a key held here. */
    boolean accept(List<byte[]> proofs, byte[]... parts) {
        boolean good = false;
        for (byte[] own : proofs(parts)) {
            for (byte[] proof : proofs) {
                good |= MessageDigest.isEqual(own, proof);
            }
        }
        return good;
    }

    static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update((byte) (part.length >> 8));
                mac.update((byte) part.length);
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
