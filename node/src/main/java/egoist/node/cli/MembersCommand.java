package egoist.node.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who is in the overlay. */
@Command(
        name = "members",
        description = "Who is in the overlay, as this node knows it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node members", "  egoist node members --state failed --format json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class MembersCommand extends Reading {
    @Option(names = "--state", paramLabel = "alive|failed|left|denied", description = "Only those in this state.")
    private @Nullable State state;

    /** The states of members. */
    enum State {
        ALIVE,
        FAILED,
        LEFT,
        DENIED
    }

    MembersCommand() {
        super("/v1/members");
    }

    @Override
    JsonNode fetch() {
        JsonNode document = super.fetch();
        if (state == null || !(document instanceof ObjectNode object)) {
            return document;
        }
        ArrayNode wanted = object.arrayNode();
        for (JsonNode member : document.path("members")) {
            if (member.path("state").asString().equalsIgnoreCase(state.name())) {
                wanted.add(member);
            }
        }
        object.set("members", wanted);
        return object;
    }

    @Override
    void print(JsonNode document, PrintWriter out) {
        Columns columns = new Columns("name", "state", "address", ">rtt", "by", ">cost", "rule", "id");
        String unit = document.path("unit").asString("");
        for (JsonNode member : document.path("members")) {
            columns.row(
                    Texts.label(member),
                    member.path("self").asBoolean()
                            ? "self"
                            : member.path("state").asString(),
                    member.path("address").asString(),
                    Texts.micros(member.path("rttMicros")),
                    member.path("probedBy").asString(""),
                    Texts.cost(member.path("cost"), unit),
                    member.path("rule").asString(""),
                    member.path("id").asString());
        }
        columns.print(out);
    }
}
