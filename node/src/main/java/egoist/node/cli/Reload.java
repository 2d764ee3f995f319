package egoist.node.cli;

import egoist.config.Checked;
import egoist.config.InvalidConfigException;
import egoist.config.Nearest;
import egoist.config.Setting;
import egoist.node.Node;
import egoist.node.config.NodeConfig;
import egoist.node.config.NodeFormat;
import egoist.node.http.Orders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Takes a changed configuration while the node runs: what can be changed is, what cannot is told, and a configuration with mistakes
 * changes nothing.
 */
final class Reload implements Orders {
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

    /** Reads it again; for the thread of a signal, too, so it throws nothing. */
    @Override
    public synchronized Outcome reload() {
        try {
            Checked<NodeConfig> read = reader.get();
            NodeConfig next = read.value();
            return next == null ? refused(text(read)) : new Outcome(true, apply(next));
        } catch (RuntimeException e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    private Outcome refused(String why) {
        String line = "the configuration was not taken, the one before holds: " + why;
        log.error(line);
        return new Outcome(false, List.of(line));
    }

    @Override
    public Outcome logLevel(String level) {
        if (!NodeFormat.LOG_LEVELS.contains(level)) {
            String meant = Nearest.of(level, NodeFormat.LOG_LEVELS)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("");
            return new Outcome(
                    false, List.of("'" + level + "' is none of " + String.join(", ", NodeFormat.LOG_LEVELS) + meant));
        }
        LogSetup.level(level);
        String line = "logs at level " + level + " until the configuration is read again";
        log.warn(line);
        return new Outcome(true, List.of(line));
    }

    private static String text(Checked<NodeConfig> read) {
        return InvalidConfigException.text(read.problems()).replaceAll("\\s+", " ");
    }

    private List<String> apply(NodeConfig next) {
        LogSetup.apply(next.log());
        List<String> lines = new ArrayList<>();
        for (Setting setting : next.settings()) {
            Setting before = running.get(setting.path());
            if (before != null && before.value().equals(setting.value())) {
                continue;
            }
            String was = before == null ? "" : before.value();
            if (NodeFormat.isReloaded(setting.path())) {
                running.put(setting.path(), setting);
                lines.add(setting.path() + " is '" + setting.value() + "' now, was '" + was + "'");
                log.info(lines.get(lines.size() - 1));
            } else {
                lines.add(setting.path() + " stays '" + was + "': '" + setting.value() + "' needs a restart");
                log.warn(lines.get(lines.size() - 1));
            }
        }
        node.follow(next.links());
        if (lines.isEmpty()) {
            lines.add("the configuration was read again and is the same");
            log.info(lines.get(0));
        }
        for (String nobody : node.rules().aboutNobody(node.members())) {
            lines.add(nobody);
            log.warn(nobody);
        }
        return List.copyOf(lines);
    }
}
