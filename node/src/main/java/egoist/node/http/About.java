package egoist.node.http;

import egoist.config.Setting;
import egoist.protocol.PeerConfig;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a running node's view does not tell.
 *
 * @param version of the program
 * @param settings the node's effective configuration at any moment; no secret is among them
 * @param orders what it does when it is told to
 * @param peer how the peer was configured
 */
public record About(String version, Supplier<List<Setting>> settings, Orders orders, PeerConfig peer) {
    /** Of a node that takes no orders but to leave. */
    public About(String version, Supplier<List<Setting>> settings, PeerConfig peer) {
        this(version, settings, Orders.NONE, peer);
    }
}
