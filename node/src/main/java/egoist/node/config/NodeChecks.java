package egoist.node.config;

import egoist.config.ConfigCodes;
import egoist.config.Problem;
import egoist.config.Section;
import egoist.node.Endpoint;
import egoist.node.LinkRules;
import egoist.protocol.parameter.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the settings of a node must be besides each within its range: addresses that parse, secrets that go together. */
final class NodeChecks {
    private static final String OVERLAY_NAME = "[A-Za-z0-9._-]{1,64}";
    private static final int MOST_NAME = 64;

    private final List<Problem> problems = new ArrayList<>();

    private NodeChecks() {}

    static List<Problem> problems(Section root) {
        NodeChecks checks = new NodeChecks();
        checks.names(root);
        checks.addresses(root);
        checks.api(root);
        checks.security(root);
        checks.links(root);
        return checks.problems;
    }

    /** Addresses from a comma separated text. */
    static List<Endpoint> endpoints(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Endpoint::parse)
                .toList();
    }

    private void names(Section root) {
        if (root.sound("name")) {
            String name = root.parameters().text("name");
            if (name.length() > MOST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                add(root, "name", "a name has at most " + MOST_NAME + " characters, on one line");
            }
        }
        if (root.sound("overlay")
                && !root.section("overlay").parameters().text("name").matches(OVERLAY_NAME)) {
            add(root.section("overlay"), "name", "must be 1 to 64 letters, digits, dots, hyphens or underscores");
        }
    }

    private void addresses(Section root) {
        address(root, "listen");
        address(root, "advertise");
        Section overlay = root.section("overlay");
        if (overlay.sound("bootstrap")) {
            try {
                endpoints(overlay.parameters().text("bootstrap"));
            } catch (IllegalArgumentException e) {
                add(overlay, "bootstrap", String.valueOf(e.getMessage()));
            }
        }
    }

    private void links(Section root) {
        Section links = root.section("links");
        if (!root.sound("links") || !links.sound("exclude") || !links.sound("bias")) {
            return;
        }
        check(links, "exclude", links.parameters().text("exclude"), "");
        LinkRules rules = check(links, "bias", "", links.parameters().text("bias"));
        if (rules.addDelays()
                && root.sound("metric")
                && !root.selection("metric").name().equals("delay")) {
            add(links, "bias", "a length of time can be added to delays only; with another metric write x1.5");
        }
    }

    private LinkRules check(Section links, String key, String exclude, String bias) {
        try {
            return LinkRules.of(exclude, bias);
        } catch (IllegalArgumentException e) {
            add(links, key, String.valueOf(e.getMessage()));
            return LinkRules.NONE;
        }
    }

    private boolean address(Section section, String key) {
        if (!section.sound(key) || section.parameters().text(key).isEmpty()) {
            return false;
        }
        try {
            Endpoint.parse(section.parameters().text(key));
            return true;
        } catch (IllegalArgumentException e) {
            add(section, key, String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void api(Section root) {
        Section api = root.section("api");
        if (address(api, "listen") && api.sound("remote") && !api.parameters().flag("remote")) {
            Endpoint listen = Endpoint.parse(api.parameters().text("listen"));
            if (!listen.host().equals("localhost") && !isLoopback(listen.host())) {
                problems.add(api.problem(
                        ConfigCodes.NOT_TOGETHER,
                        "listen",
                        "'" + listen.host() + "' is not this machine's loopback",
                        "everyone who reaches it sees the overlay; if that is meant, set api.remote: true"));
            }
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("::1") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    private void security(Section root) {
        Section block = root.section("security");
        if (!root.sound("security")) {
            return;
        }
        Parameters given = block.parameters();
        boolean certificates = given.file("keystore") != null || given.file("truststore") != null;
        boolean sharedKey = given.file("overlay-key-file") != null;
        boolean insecure = given.flag("insecure");
        if ((certificates && sharedKey) || (insecure && (certificates || sharedKey))) {
            String key = insecure ? "insecure" : "overlay-key-file";
            String message = "choose one: certificates (keystore, truststore), an overlay-key-file, or insecure";
            problems.add(block.problem(ConfigCodes.NOT_TOGETHER, key, message));
        } else if (certificates) {
            certificates(block, given);
        }
    }

    private void certificates(Section block, Parameters given) {
        if (given.file("keystore") == null) {
            missing(
                    block,
                    "truststore",
                    "'truststore' needs 'keystore', the key of this node, and its 'password-file'");
        } else if (given.file("truststore") == null) {
            missing(block, "keystore", "'keystore' needs 'truststore', the certificate of the overlay's authority");
        } else if (given.file("password-file") == null) {
            missing(block, "keystore", "'keystore' needs 'password-file', a file with the key store's password");
        }
    }

    private void missing(Section block, String key, String message) {
        problems.add(block.problem(
                ConfigCodes.NOT_TOGETHER, key, message, "'egoist node ca create' and 'ca issue' make all three"));
    }

    private void add(Section section, String key, String message) {
        problems.add(section.problem(ConfigCodes.NOT_TOGETHER, key, message));
    }
}
