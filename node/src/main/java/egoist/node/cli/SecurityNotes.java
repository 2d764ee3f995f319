package egoist.node.cli;

import egoist.node.config.NodeConfig;
import egoist.node.config.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What should be said about a configuration's secrets, a line each. */
final class SecurityNotes {
    private SecurityNotes() {}

    static List<String> of(NodeConfig config) {
        NodeConfig.Security security = config.security();
        List<String> notes = new ArrayList<>();
        if (security.insecure()) {
            notes.add("insecure: anyone may join this overlay and read it");
        } else if (!isChosen(config)) {
            notes.add(choice());
        }
        Stream.of(security.keyStore(), security.passwordFile(), security.overlayKeys())
                .flatMap(Stream::ofNullable)
                .map(Secrets::exposure)
                .flatMap(Stream::ofNullable)
                .forEach(notes::add);
        return notes;
    }

    /** Whether it says by what members are known. */
    static boolean isChosen(NodeConfig config) {
        NodeConfig.Security security = config.security();
        Path file = security.authority() != null ? security.authority() : security.overlayKeys();
        return file != null || security.insecure();
    }

    static String choice() {
        return "say by what members are known: certificates (security.keystore, security.truststore; 'egoist node ca'"
                + " makes them), one shared secret (security.overlay-key-file), or nothing (security.insecure)";
    }
}
