package egoist.node.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The best path over the overlay. */
@Command(
        name = "path",
        description = "The best path over the overlay from this node to A, or from A to B, beside the direct way.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node path n7", "  egoist node path n3 n7 --format json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class PathCommand extends Reading {
    @Parameters(index = "0", paramLabel = "A", description = "A node: its name, address or the first digits of its id.")
    private String first;

    @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "Another.")
    private @Nullable String second;

    PathCommand() {
        super("/v1/path");
    }

    @Override
    String path() {
        return super.path() + Ends.query(first, second);
    }

    @Override
    int exitCode(JsonNode document) {
        return document.path("reachable").asBoolean() ? ExitCodes.OK : ExitCodes.ERROR;
    }

    @Override
    void print(JsonNode document, PrintWriter out) {
        String unit = document.path("unit").asString("");
        out.print(Texts.label(document.path("from")));
        if (!document.path("reachable").asBoolean()) {
            out.println(" to " + Texts.label(document.path("to")) + ": no path over the overlay is known");
            return;
        }
        for (JsonNode hop : document.path("hops")) {
            out.print(" -> " + Texts.label(hop) + " (" + Texts.cost(hop.path("cost"), unit) + ")");
        }
        out.println();
        out.println("path " + Texts.cost(document.path("cost"), unit) + ", direct "
                + Texts.cost(document.path("directCost"), unit));
    }
}
