package egoist.node.cli;

import egoist.node.config.NodeConfig;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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

    @Override
    public Integer call() {
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
}
