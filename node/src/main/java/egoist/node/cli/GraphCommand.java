package egoist.node.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The overlay as a graph. */
@Command(
        name = "graph",
        description = "The overlay as a graph: a table of links, JSON, or a picture's source for Graphviz.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node graph", "  egoist node graph --format dot | dot -Tsvg > overlay.svg"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class GraphCommand implements Callable<Integer> {
    /** How the graph is printed. */
    enum Layout {
        TABLE,
        JSON,
        DOT
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClientOptions node;

    @Option(
            names = "--format",
            paramLabel = "table|json|dot",
            defaultValue = "table",
            description = "How it is printed (default: ${DEFAULT-VALUE}).")
    private Layout format;

    @Override
    public Integer call() {
        JsonNode graph = node.client().get("/v1/graph");
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case JSON -> out.println(graph);
            case DOT -> dot(graph, out);
            case TABLE -> table(graph, out);
        }
        out.flush();
        return ExitCodes.OK;
    }

    private static String name(JsonNode graph, String id) {
        for (JsonNode node : graph.path("nodes")) {
            if (node.path("id").asString().equals(id)) {
                return Texts.label(node);
            }
        }
        return Texts.brief(id);
    }

    private static void table(JsonNode graph, PrintWriter out) {
        Columns columns = new Columns("from", "to", ">cost");
        List<String[]> rows = new ArrayList<>();
        for (JsonNode link : graph.path("links")) {
            rows.add(new String[] {
                name(graph, link.path("from").asString()),
                name(graph, link.path("to").asString()),
                Texts.cost(link.path("cost"), graph.path("unit").asString(""))
            });
        }
        Comparator<String[]> byFrom = Comparator.comparing(row -> row[0]);
        rows.sort(byFrom.thenComparing(row -> row[1]));
        rows.forEach(columns::row);
        columns.print(out);
    }

    private static void dot(JsonNode graph, PrintWriter out) {
        out.println("digraph overlay {");
        for (JsonNode node : graph.path("nodes")) {
            out.println("  " + quoted(node.path("id").asString()) + " [label=" + quoted(Texts.label(node)) + "];");
        }
        for (JsonNode link : graph.path("links")) {
            String cost = Texts.cost(link.path("cost"), graph.path("unit").asString(""));
            out.println("  " + quoted(link.path("from").asString()) + " -> "
                    + quoted(link.path("to").asString()) + " [label=" + quoted(cost) + "];");
        }
        out.println("}");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
