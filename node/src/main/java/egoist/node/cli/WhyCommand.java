package egoist.node.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Why a member is reached by the path it is reached by. */
@Command(
        name = "why",
        description =
                "Why the path to A is what it is: the best way to A over each link of this node, since when the best of"
                        + " them is in use, and what would have to happen for another one to be.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node why n7", "  egoist node why n7 --format json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class WhyCommand extends Reading {
    @Parameters(index = "0", paramLabel = "A", description = "A node: its name, address or the first digits of its id.")
    private String destination;

    WhyCommand() {
        super("/v1/why");
    }

    @Override
    String path() {
        return super.path() + Ends.query(destination);
    }

    @Override
    int exitCode(JsonNode document) {
        return document.path("ways").isEmpty() ? ExitCodes.ERROR : ExitCodes.OK;
    }

    @Override
    void print(JsonNode document, PrintWriter out) {
        String unit = document.path("unit").asString("");
        String name = Texts.label(document.path("to"));
        JsonNode ways = document.path("ways");
        if (ways.isEmpty()) {
            out.println("no link of this node leads to " + name
                    + (document.path("alive").asBoolean() ? "" : ", which is not held for alive"));
            return;
        }
        String since = "";
        if (document.has("since")) {
            Instant from = Instant.parse(document.path("since").asString());
            since = ", like this for "
                    + Texts.duration(Duration.between(from, Instant.now()).toSeconds());
        }
        out.println("to " + name + ": " + way(ways.get(0), unit) + since);
        for (int i = 1; i < ways.size(); i++) {
            out.println("  instead of: " + way(ways.get(i), unit));
        }
        if (document.has("directCost") && !isLinked(ways)) {
            out.println("  the direct way, which is no link of the overlay's, would cost "
                    + Texts.cost(document.path("directCost"), unit));
        }
        out.println(
                ways.size() == 1
                        ? "it changes when that way ends: no other link of this node leads there"
                        : "it changes when the first way comes to cost more than the second does, now "
                                + Texts.cost(ways.get(1).path("cost"), unit));
    }

    /** Whether the direct way is one of those over links, and was told among them. */
    private static boolean isLinked(JsonNode ways) {
        for (JsonNode way : ways) {
            if (way.path("hops").size() == 1) {
                return true;
            }
        }
        return false;
    }

    private static String way(JsonNode way, String unit) {
        StringBuilder text = new StringBuilder(Texts.cost(way.path("cost"), unit));
        String before = " by ";
        for (JsonNode hop : way.path("hops")) {
            text.append(before)
                    .append(Texts.label(hop))
                    .append(" (")
                    .append(Texts.cost(hop.path("cost"), unit))
                    .append(' ')
                    .append(hop.path("by").asString())
                    .append(')');
            before = ", ";
        }
        return text.toString();
    }
}
