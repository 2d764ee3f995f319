package egoist.node.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** The node's own links. */
@Command(
        name = "neighbors",
        description = "The links of this node, and those of others to it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node neighbors", "  egoist node neighbors --format json"})
public final class NeighborsCommand extends Reading {
    NeighborsCommand() {
        super("/v1/neighbors");
    }

    @Override
    void print(JsonNode document, PrintWriter out) {
        Columns columns = new Columns("direction", "name", ">cost", "", "rule", "id");
        for (JsonNode link : document.path("neighbors")) {
            columns.row(
                    link.path("direction").asString(),
                    Texts.label(link),
                    Texts.cost(link.path("cost"), document.path("unit").asString("")),
                    link.path("donated").asBoolean() ? "donated" : "",
                    link.path("rule").asString(""),
                    link.path("id").asString());
        }
        columns.print(out);
    }
}
