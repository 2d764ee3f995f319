package egoist.node.cli;

import java.io.PrintWriter;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The link-state database. */
@Command(
        name = "lsdb",
        description = "The newest announcement of every origin, or of one.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node lsdb", "  egoist node lsdb n7 --format json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class LsdbCommand extends Reading {
    @Parameters(index = "0", arity = "0..1", paramLabel = "ORIGIN", description = "Only this node's.")
    private @Nullable String origin;

    LsdbCommand() {
        super("/v1/lsdb");
    }

    @Override
    String path() {
        return origin == null ? super.path() : super.path() + "?origin=" + ApiClient.encoded(origin);
    }

    @Override
    void print(JsonNode document, PrintWriter out) {
        Columns columns = new Columns("origin", ">epoch", ">sequence", "links");
        String unit = document.path("unit").asString("");
        for (JsonNode announced : document.path("origins")) {
            StringJoiner links = new StringJoiner(", ");
            for (JsonNode link : announced.path("links")) {
                links.add(Texts.label(link) + " (" + cost(link, unit) + ")");
            }
            columns.row(
                    Texts.label(announced),
                    announced.path("epoch").asString(),
                    announced.path("sequence").asString(),
                    links.toString());
        }
        columns.print(out);
    }

    private static String cost(JsonNode link, String unit) {
        String announced = Texts.cost(link.path("cost"), unit);
        long counted = link.path("counted").asLong(link.path("cost").asLong());
        if (counted < 0) {
            return announced + ", denied by its other end";
        }
        return counted == link.path("cost").asLong()
                ? announced
                : announced + ", counts " + Texts.cost(link.path("counted"), unit);
    }
}
