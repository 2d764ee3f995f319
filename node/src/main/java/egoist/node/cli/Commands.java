package egoist.node.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands; those that look at the environment or obey signals are handed these. */
final class Commands implements IFactory {
    private final Map<String, String> environment;
    private final HangUps hangUps;

    Commands(Map<String, String> environment, HangUps hangUps) {
        this.environment = Map.copyOf(environment);
        this.hangUps = hangUps;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == ConfigOptions.class) {
            return type.cast(new ConfigOptions(environment));
        }
        if (type == StartCommand.class) {
            return type.cast(new StartCommand(hangUps));
        }
        if (type == BootstrapCommand.class) {
            return type.cast(new BootstrapCommand(hangUps));
        }
        return type == ClientOptions.class
                ? type.cast(new ClientOptions(environment))
                : CommandLine.defaultFactory().create(type);
    }
}
