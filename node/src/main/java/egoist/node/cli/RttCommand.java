package egoist.node.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** How far two nodes are from each other. */
@Command(
        name = "rtt",
        description = "Round trip from this node to A, or from A to B, and how it is known.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node rtt n7", "  egoist node rtt n3 n7 --format json"})
public final class RttCommand extends Reading {
    @Mixin
    private Ends ends = new Ends();

    RttCommand() {
        super("/v1/rtt");
    }

    @Override
    String path() {
        return super.path() + ends.query();
    }

    @Override
    int exitCode(JsonNode document) {
        return document.has("rttMicros") ? ExitCodes.OK : ExitCodes.ERROR;
    }

    @Override
    void print(JsonNode document, PrintWriter out) {
        String ends = Texts.label(document.path("from")) + " to " + Texts.label(document.path("to"));
        if (!document.has("rttMicros")) {
            out.println(ends + ": not known");
            return;
        }
        String how = switch (document.path("how").asString()) {
            case "measured" -> "measured by this node";
            case "announced" -> "twice the delay announced for their link";
            default -> "over the overlay there and back";
        };
        out.println(ends + ": " + Texts.micros(document.path("rttMicros")) + ", " + how);
    }
}
