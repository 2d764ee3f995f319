package egoist.node.config;

import egoist.config.Format;
import egoist.config.Key;
import egoist.config.Shape;
import egoist.node.Endpoint;
import egoist.node.NodeLimits;
import egoist.protocol.PeerConfig;
import egoist.protocol.metric.Metric;
import egoist.protocol.metric.Metrics;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import egoist.protocol.policy.WiringPolicies;
import egoist.protocol.policy.WiringPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Everything a node's file may hold, described once: for the checks, the flags, the environment variables and the
 * documentation. The keys {@code k}, {@code policy}, {@code metric} and the block {@code protocol} take what a scenario takes.
 */
public final class NodeFormat {
    /** The habits whose defaults are others than a scenario's: a node has neighbours to lose and strangers to believe. */
    public static final Map<String, String> OWN_DEFAULTS = Map.of(
            "repair",
            "immediate",
            "path-probe",
            "10s",
            "drain",
            "2s",
            "link-ping",
            "3s",
            "decision-pause",
            "200ms",
            "epoch-jitter",
            "0.1");

    static final Registry<WiringPolicy> POLICIES = WiringPolicies.registry();
    static final Registry<Metric> METRICS = Metrics.registry();

    /** The port of the operator's pages. */
    public static final int API_PORT = 61224;

    private static final String PREFIX = "EGOIST_";

    /** Settings that a running node takes anew on SIGHUP; all others need a restart. */
    private static final Set<String> RELOADED = Set.of("links.exclude", "links.bias", "log.level", "log.format");

    /** What {@code log.level} may be. */
    public static final List<String> LOG_LEVELS = List.of("error", "warn", "info", "debug");

    private NodeFormat() {}

    /** Whether a running node takes that setting anew on SIGHUP. */
    public static boolean isReloaded(String path) {
        return RELOADED.contains(path);
    }

    /** The format of a node's file. */
    public static Format format() {
        return new Format(
                "node configuration", "Egoist node", root(), "a node needs no file: every setting has a default");
    }

    private static Shape.Block root() {
        return new Shape.Block(List.of(
                Key.of(Parameter.text("name", "", "what people call this node; the machine's name if left out")),
                Key.of(Parameter.text(
                        "listen", "0.0.0.0:" + Endpoint.DEFAULT_PORT, "where it listens, TCP and UDP, as host:port")),
                Key.of(Parameter.text("advertise", "", "where others reach it, if not where it listens")),
                Key.of(Parameter.text("data-dir", "egoist-data", "directory of what it keeps, made if missing")),
                Key.of(Parameter.text(
                        "journal",
                        "",
                        "file that every input of its peer is written to, for 'egoist sim replay'; empty for none")),
                Key.block("overlay", overlay(), "the overlay it belongs to"),
                Key.of(Parameter.integer("k", 5, 1, 64, "links this node may have")),
                new Key("policy", selected(POLICIES, "policy"), "best-response", false, "how it chooses its links"),
                Key.selected("metric", selected(METRICS, "metric"), "what a link costs"),
                Key.block("links", links(), "what you hold of single nodes, whatever was measured"),
                Key.block("protocol", Shape.Block.of(protocol()), "timers and habits; a scenario takes the same block"),
                Key.block("security", security(), "who is let in, and how this node proves who it is"),
                Key.block("limits", limits(), "how much it takes from others"),
                Key.block("api", api(), "the pages for operators: status, metrics, live map"),
                Key.block("log", log(), "what it writes to standard error")));
    }

    /**
     * The timers of a scenario; but a node that lost a neighbour replaces it at once, where the paper waits for the epoch, and tries
     * paths, where the paper trusts everyone, and leaves when others can do without it.
     */
    private static List<Parameter> protocol() {
        return PeerConfig.parameters().stream()
                .map(parameter -> {
                    String own = OWN_DEFAULTS.get(parameter.name());
                    return own == null ? parameter : parameter.withDefault(own);
                })
                .toList();
    }

    private static Shape.Selected selected(Registry<?> registry, String discriminator) {
        return new Shape.Selected(registry, discriminator, List.of());
    }

    private static Shape.Block overlay() {
        return Shape.Block.of(List.of(
                Parameter.text("name", "egoist", "a node joins only an overlay of the same name"),
                Parameter.text(
                        "bootstrap", "", "addresses of bootstrap nodes or any members, host:port, comma separated")));
    }

    private static Shape.Block links() {
        return Shape.Block.of(List.of(
                Parameter.text(
                        "exclude",
                        "",
                        "nodes it never links to nor sends over, by name or digits of the id, comma separated"),
                Parameter.text("bias", "", "what links to nodes count for beside their cost, like n3=+20ms, n5=x1.5")));
    }

    private static Shape.Block security() {
        return Shape.Block.of(List.of(
                Parameter.file("keystore", null, "PKCS#12 file with this node's key, from 'ca issue'"),
                Parameter.file("password-file", null, "file that holds the key store's password"),
                Parameter.file("truststore", null, "certificate of the overlay's authority, from 'ca create'"),
                Parameter.file(
                        "overlay-key-file", null, "quick start instead of certificates: a shared secret, or two"),
                Parameter.file("deny-list", null, "ids of nodes that are refused, one a line"),
                Parameter.flag("insecure", false, "no secret at all: anyone may join and read; for trials only")));
    }

    private static Shape.Block limits() {
        NodeLimits usual = NodeLimits.DEFAULT;
        return Shape.Block.of(List.of(
                Parameter.integer("members", usual.members(), 2, 1_000_000, "nodes it keeps records of"),
                Parameter.integer("connections", usual.connections(), 4, 65_536, "links open at a time"),
                Parameter.integer("handshakes", usual.handshakes(), 1, 10_000, "links not yet through their handshake"),
                Parameter.integer("per-address", usual.perAddress(), 1, 65_536, "links from one address"),
                Parameter.integer("joins", usual.joinsPerSecond(), 1, 10_000, "newcomers served in a second"),
                Parameter.integer(
                        "control-rate",
                        usual.controlBitsPerSecond() / 1000,
                        16,
                        1_000_000,
                        "kbit/s it sends at most")));
    }

    private static Shape.Block api() {
        return Shape.Block.of(List.of(
                Parameter.text("listen", "127.0.0.1:" + API_PORT, "where the pages are, host:port; empty for nowhere"),
                Parameter.text(
                        "token-file", "", "secret for requests that change something; api.token in data-dir if empty"),
                Parameter.flag("remote", false, "let 'listen' be other than this machine's own loopback")));
    }

    private static Shape.Block log() {
        return Shape.Block.of(List.of(
                Parameter.choice("level", "info", LOG_LEVELS, "the least that is told"),
                Parameter.choice("format", "text", List.of("text", "json"), "lines for people or for machines"),
                Parameter.duration(
                        "repeat", "60s", "0s", "1d", "the same about the same peer is told once in this time")));
    }

    /**
     * A single setting: its path and what it takes.
     *
     * @param path like {@code protocol.ping}
     * @param expects the end of the sentence "it must be ..."
     */
    public record Setting(String path, String expects, String defaultValue, String description) {
        /** {@code --protocol.ping}. */
        public String flag() {
            return "--" + path;
        }

        /** {@code EGOIST_PROTOCOL_PING}. */
        public String variable() {
            return PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        }
    }

    /** Every setting, in the order of the documentation; one that chooses from a registry stands as one. */
    public static List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        collect(root(), "", settings);
        return settings;
    }

    private static void collect(Shape.Block block, String prefix, List<Setting> settings) {
        for (Key key : block.keys()) {
            String path = prefix + key.name();
            if (key.shape() instanceof Shape.Block inner) {
                collect(inner, path + ".", settings);
            } else {
                String value =
                        key.defaultValue() == null ? "" : key.defaultValue().toString();
                settings.add(new Setting(path, expects(key.shape()), value, key.description()));
            }
        }
    }

    private static String expects(Shape shape) {
        return shape instanceof Shape.Selected selected
                ? "one of " + String.join(", ", selected.registry().names())
                : shape.expects();
    }
}
