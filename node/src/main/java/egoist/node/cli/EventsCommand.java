package egoist.node.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What happened, and what happens. */
@Command(
        name = "events",
        description = "What happened lately; with -f also what happens from now on.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node events", "  egoist node events -f --format json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class EventsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClientOptions node;

    @Option(
            names = "--format",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "For people, or one JSON document a line (default: ${DEFAULT-VALUE}).")
    private Reading.Layout format;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until interrupted.")
    private boolean follow;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (follow) {
            // A reader like head that has seen enough closes the pipe.
            node.client().follow("/v1/events", event -> {
                print(event, out);
                return !out.checkError();
            });
        } else if (format == Reading.Layout.JSON) {
            out.println(node.client().get("/v1/events"));
        } else {
            node.client().get("/v1/events").path("events").forEach(event -> print(event, out));
        }
        out.flush();
        return ExitCodes.OK;
    }

    private void print(JsonNode event, PrintWriter out) {
        out.println(
                format == Reading.Layout.JSON
                        ? event.toString()
                        : Texts.moment(event.path("at").asString()) + "  "
                                + event.path("text").asString());
        out.flush();
    }
}
