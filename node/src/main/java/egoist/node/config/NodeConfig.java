package egoist.node.config;

import egoist.config.Setting;
import egoist.node.Endpoint;
import egoist.node.LinkRules;
import egoist.node.NodeLimits;
import egoist.node.NodeSettings;
import egoist.protocol.PeerRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node's checked configuration.
 *
 * @param name its label
 * @param overlay the overlay's name
 * @param listen where it listens
 * @param advertise where others reach it, or null where that is {@code listen}
 * @param bootstraps whom it joins through
 * @param dataDirectory what it keeps, absolute
 * @param journal file that every input of its peer is written to, or null
 * @param recipe how its peer wires
 * @param links what its operator holds of single nodes
 * @param limits how much it takes from others
 * @param security files of its secrets
 * @param api the pages for operators
 * @param log what it writes
 * @param settings every effective setting and where it came from; no secret is among them, only names of files
 */
public record NodeConfig(
        String name,
        String overlay,
        Endpoint listen,
        @Nullable Endpoint advertise,
        List<Endpoint> bootstraps,
        Path dataDirectory,
        @Nullable Path journal,
        PeerRecipe recipe,
        LinkRules links,
        NodeLimits limits,
        Security security,
        Api api,
        Log log,
        List<Setting> settings) {

    /**
     * @param keyStore PKCS#12 file of its key, or null
     * @param passwordFile file of that key store's password, or null
     * @param authority certificate of the overlay's authority, or null
     * @param overlayKeys file of the shared secret, or null
     * @param denyList file of refused ids, or null
     * @param insecure whether anyone is let in
     */
    public record Security(
            @Nullable Path keyStore,
            @Nullable Path passwordFile,
            @Nullable Path authority,
            @Nullable Path overlayKeys,
            @Nullable Path denyList,
            boolean insecure) {}

    /**
     * @param listen where the pages are, or null for nowhere
     * @param tokenFile the secret for requests that change something
     */
    public record Api(@Nullable Endpoint listen, Path tokenFile) {}

    /**
     * @param level {@code error}, {@code warn}, {@code info} or {@code debug}
     * @param json whether lines are JSON
     * @param repeatMicros the same about the same peer is told once in this time
     */
    public record Log(String level, boolean json, long repeatMicros) {}

    /**
     * What a node is started with; reads the files of its secrets.
     *
     * @throws IOException naming the file that cannot be used
     */
    public NodeSettings nodeSettings(NodeSettings.Role role) throws IOException {
        return NodeSettings.of(overlay, listen, dataDirectory, Secrets.credentials(this), recipe)
                .withRole(role)
                .withAdvertise(advertise)
                .withBootstraps(bootstraps)
                .withLimits(limits)
                .withJournal(journal);
    }
}
