package egoist.node.config;

import egoist.config.Checked;
import egoist.config.ConfigReader;
import egoist.config.GivenSetting;
import egoist.config.Problem;
import egoist.config.Section;
import egoist.config.Selection;
import egoist.config.Setting;
import egoist.node.Endpoint;
import egoist.node.LinkRules;
import egoist.node.NodeLimits;
import egoist.protocol.PeerRecipe;
import egoist.protocol.parameter.Parameters;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a node's configuration: a flag goes over the environment, the environment over the file, the file over the default. */
public final class NodeConfigReader {
    private final Map<String, String> environment;
    private final ConfigReader reader = new ConfigReader(NodeFormat.format(), NodeChecks::problems);

    /** @param environment the variables of the process; those of {@link NodeFormat.Setting#variable()} count */
    public NodeConfigReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * The effective configuration, or all mistakes in it.
     *
     * @param file the YAML file, or null for none
     * @param flags settings of the command line, in order; the last for a key counts
     */
    public Checked<NodeConfig> read(@Nullable Path file, List<GivenSetting> flags) {
        List<GivenSetting> over = new ArrayList<>();
        for (NodeFormat.Setting setting : NodeFormat.settings()) {
            String value = environment.get(setting.variable());
            if (value != null) {
                over.add(GivenSetting.environment(setting.variable(), setting.path(), value));
            }
        }
        over.addAll(flags);
        Checked<Section> section = file == null ? reader.readGiven(over) : reader.readGiven(file, over);
        return section.value() == null ? Checked.failed(section.problems()) : bind(section.value());
    }

    /** Variables that look like settings of a node but are none, so that a mistyped one can be told. */
    public List<String> strayVariables() {
        List<String> known = new ArrayList<>(List.of("EGOIST_API", "EGOIST_API_TOKEN_FILE", "EGOIST_CONFIG"));
        NodeFormat.settings().forEach(setting -> known.add(setting.variable()));
        return environment.keySet().stream()
                .filter(name -> name.startsWith("EGOIST_") && !known.contains(name))
                .sorted()
                .toList();
    }

    private static Checked<NodeConfig> bind(Section root) {
        PeerRecipe recipe = recipe(root);
        try {
            recipe.config();
        } catch (IllegalArgumentException e) {
            Problem problem =
                    root.problem(egoist.config.ConfigCodes.NOT_TOGETHER, "protocol", String.valueOf(e.getMessage()));
            return Checked.failed(List.of(problem));
        }
        Parameters top = root.parameters();
        String journal = top.text("journal");
        Path data = root.origin("data-dir").source().resolve(top.text("data-dir"));
        String advertise = top.text("advertise");
        Endpoint listen = Endpoint.parse(top.text("listen"));
        Parameters log = root.section("log").parameters();
        Parameters links = root.section("links").parameters();
        return Checked.of(new NodeConfig(
                top.text("name").isEmpty() ? machineName() : top.text("name"),
                root.section("overlay").parameters().text("name"),
                listen,
                advertise.isEmpty() ? OwnAddress.behind(listen) : Endpoint.parse(advertise),
                NodeChecks.endpoints(root.section("overlay").parameters().text("bootstrap")),
                data,
                journal.isEmpty() ? null : root.origin("journal").source().resolve(journal),
                recipe,
                LinkRules.of(links.text("exclude"), links.text("bias")),
                limits(root.section("limits").parameters()),
                security(root.section("security").parameters()),
                api(root.section("api"), data),
                new NodeConfig.Log(log.choice("level"), log.choice("format").equals("json"), log.micros("repeat")),
                root.settings()));
    }

    private static PeerRecipe recipe(Section root) {
        Map<String, String> protocol = new TreeMap<>();
        for (Setting setting : root.section("protocol").settings()) {
            String key = setting.path().substring("protocol.".length());
            if (!setting.origin().isDefault() || NodeFormat.OWN_DEFAULTS.containsKey(key)) {
                protocol.put(key, setting.value());
            }
        }
        Selection policy = root.selection("policy");
        Map<String, String> told = new TreeMap<>();
        policy.values().forEach((key, value) -> told.put(key, value.toString()));
        return new PeerRecipe(
                root.parameters().integer("k"),
                policy.name(),
                told,
                root.selection("metric").name(),
                protocol);
    }

    private static NodeLimits limits(Parameters given) {
        NodeLimits usual = NodeLimits.DEFAULT;
        return new NodeLimits(
                given.integer("members"),
                given.integer("connections"),
                given.integer("handshakes"),
                given.integer("per-address"),
                usual.outboxBytes(),
                usual.handshakeTime(),
                usual.frameTime(),
                usual.silence(),
                usual.writeTime(),
                given.integer("control-rate") * 1000,
                usual.controlBurstBytes(),
                usual.verificationsPerSecond(),
                given.integer("joins"),
                usual.clockSkew());
    }

    private static NodeConfig.Security security(Parameters given) {
        return new NodeConfig.Security(
                path(given, "keystore"),
                path(given, "password-file"),
                path(given, "truststore"),
                path(given, "overlay-key-file"),
                path(given, "deny-list"),
                given.flag("insecure"));
    }

    private static @Nullable Path path(Parameters given, String key) {
        String file = given.file(key);
        return file == null ? null : Path.of(file);
    }

    private static NodeConfig.Api api(Section api, Path data) {
        String listen = api.parameters().text("listen");
        String token = api.parameters().text("token-file");
        return new NodeConfig.Api(
                listen.isEmpty() ? null : Endpoint.parse(listen, NodeFormat.API_PORT),
                token.isEmpty()
                        ? data.resolve("api.token")
                        : api.origin("token-file").source().resolve(token));
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}
