package egoist.node.http;

import egoist.node.identity.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The secret that requests must carry which change something. Never printed. */
public final class Token {
    private static final int BYTES = 24;
    private static final String SCHEME = "Bearer ";

    private final byte[] secret;

    private Token(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The token in a file; a new one is made and written, readable by its owner only, where there is no such file.
     *
     * @throws IOException naming the file, if it cannot be read or written
     */
    public static Token keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            PrivateFiles.write(file, (fresh() + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return read(file);
    }

    /** @throws IOException naming the file, if it cannot be read or is empty */
    public static Token read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            throw new IOException(file + " is empty: it should hold a token");
        }
        return new Token(text);
    }

    private static String fresh() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The header that carries it. */
    public String header() {
        return SCHEME + new String(secret, StandardCharsets.UTF_8);
    }

    /** Whether a header carries this token; takes the same time whatever it holds. */
    boolean allows(@Nullable String header) {
        if (header == null || !header.startsWith(SCHEME)) {
            return false;
        }
        byte[] given = header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, secret);
    }
}
