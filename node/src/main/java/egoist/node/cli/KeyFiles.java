package egoist.node.cli;

import egoist.node.config.Secrets;
import egoist.node.identity.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A key store, its password and its certificate, side by side in a directory. */
final class KeyFiles {
    private static final int PASSWORD_BYTES = 24;

    private final Path directory;
    private final String name;

    KeyFiles(Path directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    Path keyStore() {
        return directory.resolve(name + ".p12");
    }

    Path passwordFile() {
        return directory.resolve(name + ".password");
    }

    Path certificate() {
        return directory.resolve(name + ".crt");
    }

    /** @throws CommandException if there is such a key store already: a lost key cannot be had again */
    void refuseToOverwrite() {
        if (Files.exists(keyStore())) {
            throw new CommandException(ExitCodes.ERROR, keyStore() + " exists already and is not overwritten");
        }
    }

    /** The password in a file; a new one, written beside the key store, where none is given. */
    char[] password(@Nullable Path given) throws IOException {
        if (given != null) {
            return Secrets.password(given);
        }
        byte[] fresh = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(fresh);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(fresh);
        PrivateFiles.write(passwordFile(), (password + "\n").getBytes(StandardCharsets.US_ASCII));
        return password.toCharArray();
    }
}
