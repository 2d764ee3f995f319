package egoist.node.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands; those parts that look at the environment are handed it. */
final class Commands implements IFactory {
    private final Map<String, String> environment;

    Commands(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == ConfigOptions.class) {
            return type.cast(new ConfigOptions(environment));
        }
        return type == ClientOptions.class
                ? type.cast(new ClientOptions(environment))
                : CommandLine.defaultFactory().create(type);
    }
}
