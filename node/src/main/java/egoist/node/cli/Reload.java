package egoist.node.cli;

import egoist.config.Checked;
import egoist.config.InvalidConfigException;
import egoist.config.Setting;
import egoist.node.Node;
import egoist.node.config.NodeConfig;
import egoist.node.config.NodeFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Takes a changed configuration while the node runs: what can be changed is, what cannot is told, and a configuration with mistakes
 * changes nothing.
 */
final class Reload {
    private final Supplier<Checked<NodeConfig>> reader;
    private final Node node;
    private final Logger log;
    private final Map<String, Setting> running = new LinkedHashMap<>();

    /**
     * @param reader reads the configuration again, from all it came from
     * @param config what the node was started with
     */
    Reload(Supplier<Checked<NodeConfig>> reader, NodeConfig config, Node node, Logger log) {
        this.reader = reader;
        this.node = node;
        this.log = log;
        config.settings().forEach(setting -> running.put(setting.path(), setting));
    }

    /** What holds now. */
    synchronized List<Setting> settings() {
        return List.copyOf(running.values());
    }

    /** Reads it again; for the thread of a signal, so it throws nothing. */
    synchronized void again() {
        try {
            Checked<NodeConfig> read = reader.get();
            NodeConfig next = read.value();
            if (next == null) {
                log.error("the configuration was not taken, the one before holds: {}", text(read));
                return;
            }
            apply(next);
        } catch (RuntimeException e) {
            log.error("the configuration was not taken, the one before holds: {}", String.valueOf(e.getMessage()));
        }
    }

    private static String text(Checked<NodeConfig> read) {
        return InvalidConfigException.text(read.problems()).replaceAll("\\s+", " ");
    }

    private void apply(NodeConfig next) {
        LogSetup.apply(next.log());
        int changes = 0;
        for (Setting setting : next.settings()) {
            Setting before = running.get(setting.path());
            if (before != null && before.value().equals(setting.value())) {
                continue;
            }
            changes++;
            String was = before == null ? "" : before.value();
            if (NodeFormat.isReloaded(setting.path())) {
                running.put(setting.path(), setting);
                log.info("{} is '{}' now, was '{}'", setting.path(), setting.value(), was);
            } else {
                log.warn("{} stays '{}': '{}' needs a restart", setting.path(), was, setting.value());
            }
        }
        node.follow(next.links());
        node.rules().aboutNobody(node.members()).forEach(log::warn);
        if (changes == 0) {
            log.info("the configuration was read again and is the same");
        }
    }
}
