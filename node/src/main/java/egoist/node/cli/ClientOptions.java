package egoist.node.cli;

import egoist.node.Endpoint;
import egoist.node.config.NodeFormat;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which node is asked. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
final class ClientOptions {
    private final Map<String, String> environment;

    @Option(
            names = "--api",
            paramLabel = "HOST:PORT",
            description = "Pages of the node to ask (default: $EGOIST_API, else 127.0.0.1:61224).")
    private @Nullable String api;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long to wait for an answer (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    private @Nullable ApiClient client;

    ClientOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The same one again, so that who asks in a loop takes one of the node's few connections. */
    ApiClient client() {
        ApiClient before = client;
        if (before == null) {
            before = connect();
            client = before;
        }
        return before;
    }

    private ApiClient connect() {
        String address = api != null ? api : environment.getOrDefault("EGOIST_API", "127.0.0.1:" + NodeFormat.API_PORT);
        if (timeoutSeconds < 1) {
            throw new CommandException(ExitCodes.USAGE, "--timeout must be at least 1 second");
        }
        try {
            return new ApiClient(Endpoint.parse(address, NodeFormat.API_PORT), Duration.ofSeconds(timeoutSeconds));
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCodes.USAGE, "--api: " + e.getMessage());
        }
    }

    /** A variable of the process, or null. */
    @Nullable
    String variable(String name) {
        return environment.get(name);
    }
}
