package egoist.node.config;

import egoist.node.identity.CertificateAuthority;
import egoist.node.identity.Credentials;
import egoist.node.identity.DenyList;
import egoist.node.identity.Identity;
import egoist.node.identity.OverlayKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the files that hold secrets. Nothing here ever becomes part of a message. */
public final class Secrets {
    /** A node's own key, in its data directory, where no key store is given. */
    public static final String KEY_FILE = "node.key";

    private static final long LIMIT_BYTES = 4096;

    private Secrets() {}

    static Credentials credentials(NodeConfig config) throws IOException {
        NodeConfig.Security security = config.security();
        DenyList denied = security.denyList() == null ? DenyList.empty() : DenyList.from(security.denyList());
        Identity identity = identity(config);
        if (security.authority() != null) {
            Credentials certified =
                    Credentials.certified(identity, CertificateAuthority.readCertificate(security.authority()), denied);
            judgeOwn(certified, config);
            return certified;
        }
        return security.overlayKeys() != null
                ? Credentials.sharedKey(identity, OverlayKeys.from(security.overlayKeys()), denied)
                : Credentials.insecure(identity, denied);
    }

    /** All others would refuse it, one by one. */
    private static void judgeOwn(Credentials own, NodeConfig config) throws IOException {
        try {
            own.trust(config.overlay()).check(own.identity().certificate());
        } catch (CertificateException e) {
            throw new IOException(
                    "no node of overlay '" + config.overlay() + "' would let this one in with the certificate in "
                            + config.security().keyStore() + ": " + e.getMessage(),
                    e);
        }
    }

    /**
     * The key a node proves itself with: of its key store, else one of its own making, kept in its data directory.
     *
     * @throws IOException naming the file that cannot be used
     */
    public static Identity identity(NodeConfig config) throws IOException {
        Path keyStore = config.security().keyStore();
        if (keyStore != null) {
            Path passwordFile = config.security().passwordFile();
            return Identity.load(keyStore, passwordFile == null ? new char[0] : password(passwordFile));
        }
        try {
            return Identity.keptIn(config.dataDirectory().resolve(KEY_FILE), config.name(), config.overlay());
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot make an Ed25519 key: " + e.getMessage(), e);
        }
    }

    /**
     * The first line of a file.
     *
     * @throws IOException naming the file, if it cannot be read, is empty or is no password file
     */
    public static char[] password(Path file) throws IOException {
        if (Files.size(file) > LIMIT_BYTES) {
            throw new IOException(file + " is no password file: it is larger than " + LIMIT_BYTES + " bytes");
        }
        Optional<String> line =
                Files.readString(file, StandardCharsets.UTF_8).lines().findFirst();
        if (line.isEmpty() || line.get().isEmpty()) {
            throw new IOException(file + " is empty: its first line should be the password");
        }
        return line.get().toCharArray();
    }

    /** What is wrong with the permissions of a file that holds a secret; null if nothing is, or nothing can be told. */
    public static @Nullable String exposure(Path file) {
        try {
            Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
            return open.contains(PosixFilePermission.OTHERS_READ) || open.contains(PosixFilePermission.OTHERS_WRITE)
                    ? file + " is open to every user of this machine: chmod 600 " + file
                    : null;
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }
}
