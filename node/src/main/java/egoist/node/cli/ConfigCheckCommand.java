package egoist.node.cli;

import egoist.config.Checked;
import egoist.config.Problem;
import egoist.node.config.NodeConfig;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All checks of a start, without one. */
@Command(
        name = "check",
        description = "Reads the configuration as a start would, and starts nothing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node config check -c node.yaml", "  EGOIST_K=8 egoist node config check"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class ConfigCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin(name = ConfigOptions.MIXIN)
    private ConfigOptions options;

    @Option(
            names = "--format",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "For people, or for programs (default: ${DEFAULT-VALUE}).")
    private Reading.Layout format;

    @Override
    public Integer call() {
        if (format == Reading.Layout.JSON) {
            return json();
        }
        NodeConfig config = options.config();
        List<String> notes = new ArrayList<>(options.warnings());
        notes.addAll(SecurityNotes.of(config));
        PrintWriter out = spec.commandLine().getOut();
        out.println("ok: node " + config.name() + " of overlay " + config.overlay() + ", "
                + config.recipe().policy() + " on " + config.recipe().metric() + ", k "
                + config.recipe().degree());
        notes.forEach(note -> out.println("note: " + note));
        return ExitCodes.OK;
    }

    /** Mistakes stand in the document, not on standard error. */
    private int json() {
        Checked<NodeConfig> read = options.read();
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("version", 1);
        NodeConfig config = read.value();
        document.put("ok", config != null);
        ArrayNode problems = document.putArray("problems");
        for (Problem problem : read.problems()) {
            problems.addObject()
                    .put("code", problem.code().id())
                    .put("key", problem.path())
                    .put("at", problem.origin().text())
                    .put("message", problem.message());
        }
        if (config != null) {
            ArrayNode notes = document.putArray("notes");
            options.warnings().forEach(notes::add);
            SecurityNotes.of(config).forEach(notes::add);
        }
        spec.commandLine().getOut().println(document);
        return config == null ? ExitCodes.USAGE : ExitCodes.OK;
    }
}
