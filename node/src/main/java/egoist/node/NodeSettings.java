package egoist.node;

import egoist.node.identity.Credentials;
import egoist.protocol.PeerRecipe;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a {@link Node} is told. Make one with {@link #of} and change it with the {@code with} methods.
 *
 * @param role member of the overlay, or keeper of its roster
 * @param overlay name of the overlay: nodes of different overlays do not talk
 * @param listen where it accepts links (TCP) and probes (UDP); port 0 for any free one
 * @param advertise where others reach it; null where that is {@code listen}
 * @param bootstraps roster keepers or members to join through, tried in turn; none where it waits to be found
 * @param dataDirectory what it remembers from life to life: known nodes, the time of its last life
 * @param credentials who it is and whom it lets in
 * @param peer how the peer wires
 * @param limits how much of everything it takes
 * @param underlay emulated conditions, {@link Underlay#REAL} outside of tests
 * @param journal file that every input of the peer is written to, or null
 */
public record NodeSettings(
        Role role,
        String overlay,
        Endpoint listen,
        @Nullable Endpoint advertise,
        List<Endpoint> bootstraps,
        Path dataDirectory,
        Credentials credentials,
        PeerRecipe peer,
        NodeLimits limits,
        Underlay underlay,
        @Nullable Path journal) {

    /** What a node is in its overlay. */
    public enum Role {
        /** Has links, measures, rewires. */
        MEMBER,
        /** Knows who is there and tells newcomers; has no links of its own. */
        BOOTSTRAP;

        /** {@code node} or {@code bootstrap}, as users see it. */
        public String label() {
            return this == MEMBER ? "node" : "bootstrap";
        }
    }

    public NodeSettings {
        if (!overlay.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException(
                    "overlay '" + overlay + "' must be 1 to 64 letters, digits, dots, hyphens or underscores");
        }
        bootstraps = List.copyOf(bootstraps);
    }

    /** A member with default limits that nobody is named to; see the {@code with} methods. */
    public static NodeSettings of(
            String overlay, Endpoint listen, Path dataDirectory, Credentials credentials, PeerRecipe peer) {
        return new NodeSettings(
                Role.MEMBER,
                overlay,
                listen,
                null,
                List.of(),
                dataDirectory,
                credentials,
                peer,
                NodeLimits.DEFAULT,
                Underlay.REAL,
                null);
    }

    public NodeSettings withRole(Role as) {
        return new NodeSettings(
                as,
                overlay,
                listen,
                advertise,
                bootstraps,
                dataDirectory,
                credentials,
                peer,
                limits,
                underlay,
                journal);
    }

    public NodeSettings withAdvertise(@Nullable Endpoint at) {
        return new NodeSettings(
                role, overlay, listen, at, bootstraps, dataDirectory, credentials, peer, limits, underlay, journal);
    }

    public NodeSettings withBootstraps(List<Endpoint> through) {
        return new NodeSettings(
                role, overlay, listen, advertise, through, dataDirectory, credentials, peer, limits, underlay, journal);
    }

    public NodeSettings withLimits(NodeLimits within) {
        return new NodeSettings(
                role,
                overlay,
                listen,
                advertise,
                bootstraps,
                dataDirectory,
                credentials,
                peer,
                within,
                underlay,
                journal);
    }

    public NodeSettings withUnderlay(Underlay over) {
        return new NodeSettings(
                role, overlay, listen, advertise, bootstraps, dataDirectory, credentials, peer, limits, over, journal);
    }

    public NodeSettings withJournal(@Nullable Path file) {
        return new NodeSettings(
                role, overlay, listen, advertise, bootstraps, dataDirectory, credentials, peer, limits, underlay, file);
    }
}
