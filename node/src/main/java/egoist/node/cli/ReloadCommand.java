package egoist.node.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Has the node take its configuration anew. */
@Command(
        name = "reload",
        description = {
            "Has the node read its configuration again, as SIGHUP does, and tells what changed.",
            "'egoist node config keys' marks what a running node takes anew; the rest needs a restart."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist node reload --token-file /var/lib/egoist/api.token",
            "  egoist node reload --log-level debug --token-file /var/lib/egoist/api.token"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class ReloadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OrderOptions order;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "",
            description = "Instead of that, log at this level until the configuration is read again.")
    private String logLevel;

    @Override
    public Integer call() {
        String page = logLevel.isEmpty() ? "/v1/reload" : "/v1/loglevel?level=" + ApiClient.encoded(logLevel);
        JsonNode outcome = order.post(page);
        PrintWriter out = spec.commandLine().getOut();
        outcome.path("lines").forEach(line -> out.println(line.asString()));
        return ExitCodes.OK;
    }
}
