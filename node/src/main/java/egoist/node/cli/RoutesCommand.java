package egoist.node.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** The best paths to all. */
@Command(
        name = "routes",
        description = "The best path over the overlay from this node to each member, beside the direct way.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node routes", "  egoist node routes --format json"})
public final class RoutesCommand extends Reading {
    RoutesCommand() {
        super("/v1/routes");
    }

    @Override
    void print(JsonNode document, PrintWriter out) {
        String unit = document.path("unit").asString("");
        Columns columns = new Columns("to", ">cost", ">direct", ">hops", "next", "since");
        for (JsonNode route : document.path("routes")) {
            JsonNode hops = route.path("hops");
            boolean reachable = route.path("reachable").asBoolean();
            columns.row(
                    Texts.label(route.path("to")),
                    reachable ? Texts.cost(route.path("cost"), unit) : "no path",
                    Texts.cost(route.path("directCost"), unit),
                    reachable ? Integer.toString(hops.size()) : "",
                    reachable ? Texts.label(hops.path(0)) : "",
                    route.path("since").asString(""));
        }
        columns.print(out);
    }
}
