package egoist.node.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** A command that asks a node for one document and prints it, as a table or as it came. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public sealed class Reading implements Callable<Integer>
        permits StatusCommand,
                MembersCommand,
                NeighborsCommand,
                RttCommand,
                PathCommand,
                RoutesCommand,
                WhyCommand,
                LsdbCommand {
    /** How a document is printed. */
    enum Layout {
        TABLE,
        JSON
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClientOptions node;

    @Option(
            names = "--format",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "For people, or for programs (default: ${DEFAULT-VALUE}).")
    private Layout format;

    private final String path;

    /** @param path of the document, unless {@link #path()} is overridden */
    Reading(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** Prints it for people. */
    void print(JsonNode document, PrintWriter out) {
        out.println(document.toPrettyString());
    }

    /** What the command exits with, having got this document. */
    int exitCode(JsonNode document) {
        return ExitCodes.OK;
    }

    ApiClient client() {
        return node.client();
    }

    @Override
    public Integer call() {
        JsonNode document = fetch();
        PrintWriter out = spec.commandLine().getOut();
        if (format == Layout.JSON) {
            out.println(document);
        } else {
            print(document, out);
        }
        out.flush();
        return exitCode(document);
    }

    JsonNode fetch() {
        return client().get(path());
    }
}
