package egoist.node.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** The best path over the overlay. */
@Command(
        name = "path",
        description = "The best path over the overlay from this node to A, or from A to B, beside the direct way.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node path n7", "  egoist node path n3 n7 --format json"})
public final class PathCommand extends Reading {
    @Mixin
    private Ends ends = new Ends();

    PathCommand() {
        super("/v1/path");
    }

    @Override
    String path() {
        return super.path() + ends.query();
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
            String rule = hop.path("rule").asString("");
            out.print(" -> " + Texts.label(hop) + " (" + Texts.cost(hop.path("cost"), unit)
                    + (rule.isEmpty() ? "" : ", " + rule) + ")");
        }
        out.println();
        out.println("path " + Texts.cost(document.path("cost"), unit) + ", direct "
                + Texts.cost(document.path("directCost"), unit));
    }
}
