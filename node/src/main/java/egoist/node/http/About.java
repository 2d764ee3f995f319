package egoist.node.http;

import egoist.config.Setting;
import egoist.protocol.PeerConfig;
import java.util.List;

/**
 * What does not change while a node runs and its view does not tell.
 *
 * @param version of the program
 * @param settings the node's effective configuration; no secret is among them
 * @param peer how the peer was configured
 */
public record About(String version, List<Setting> settings, PeerConfig peer) {
    public About {
        settings = List.copyOf(settings);
    }
}
