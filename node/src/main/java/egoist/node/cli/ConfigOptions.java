package egoist.node.cli;

import egoist.config.Checked;
import egoist.config.GivenSetting;
import egoist.config.InvalidConfigException;
import egoist.config.Nearest;
import egoist.node.config.NodeConfig;
import egoist.node.config.NodeConfigReader;
import egoist.node.config.NodeFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A node's configuration: a file, {@code --set}s and a flag for every setting. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
final class ConfigOptions {
    /** What the mixin is called wherever it is used, so that the flags are added there. */
    static final String MIXIN = "configuration";

    private final Map<String, String> environment;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The YAML file (default: $EGOIST_CONFIG, else none).")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "Puts one setting over the file and the environment; may be repeated. Each setting is a flag of"
                            + " its own too, like --listen or --protocol.ping: 'egoist node config keys' lists them.")
    private List<String> sets = new ArrayList<>();

    ConfigOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Makes a flag of every setting; those of the peer's timers are left out of the help. */
    static void addFlags(CommandSpec command) {
        for (NodeFormat.Setting setting : NodeFormat.settings()) {
            String value = setting.defaultValue().isEmpty() ? "" : " (default: " + setting.defaultValue() + ")";
            command.addOption(OptionSpec.builder(setting.flag())
                    .type(String.class)
                    .paramLabel("VALUE")
                    .arity(setting.expects().equals("true or false") ? "0..1" : "1")
                    .fallbackValue("true")
                    .hidden(setting.path().contains("."))
                    .description((setting.description() + value).replace("%", "%%"))
                    .build());
        }
    }

    NodeConfigReader reader() {
        return new NodeConfigReader(environment);
    }

    @Nullable
    Path file() {
        String variable = environment.get("EGOIST_CONFIG");
        return file != null ? file : variable == null ? null : Path.of(variable);
    }

    private List<GivenSetting> given() {
        List<GivenSetting> given = new ArrayList<>(GivenSetting.sets(sets));
        for (NodeFormat.Setting setting : NodeFormat.settings()) {
            String value = command.findOption(setting.flag()).getValue();
            if (value != null) {
                given.add(GivenSetting.flag(setting.flag(), setting.path(), value));
            }
        }
        return given;
    }

    /** The configuration, or its mistakes. */
    Checked<NodeConfig> read() {
        return reader().read(file(), given());
    }

    /** The configuration; tells all mistakes where there are some. */
    NodeConfig config() {
        Checked<NodeConfig> read = read();
        if (read.value() == null) {
            throw new CommandException(
                    ExitCodes.USAGE,
                    "the configuration cannot be used\n\n" + InvalidConfigException.text(read.problems())
                            + "; 'egoist node explain "
                            + read.problems().get(0).code().id() + "' tells more");
        }
        return read.value();
    }

    /** What an operator should know about a configuration that is allowed, a line each. */
    List<String> warnings() {
        List<String> known =
                NodeFormat.settings().stream().map(NodeFormat.Setting::variable).toList();
        return reader().strayVariables().stream()
                .map(name -> "$" + name + " is set but is no setting"
                        + Nearest.of(name, known)
                                .map(near -> "; did you mean $" + near + "?")
                                .orElse(""))
                .toList();
    }
}
