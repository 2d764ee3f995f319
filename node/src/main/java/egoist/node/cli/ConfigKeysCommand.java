package egoist.node.cli;

import egoist.node.config.NodeFormat;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every setting there is. */
@Command(
        name = "keys",
        description =
                "Lists every setting with its default, and whether a running node takes it anew on SIGHUP. The flag is"
                        + " --KEY, the variable EGOIST_ and the key in capitals, with _ for dots and hyphens.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist node config keys",
            "  egoist node config keys | grep ^protocol",
            "  egoist node config keys --format json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class ConfigKeysCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "For people, or for programs (default: ${DEFAULT-VALUE}).")
    private Reading.Layout format;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Reading.Layout.JSON) {
            out.println(json());
        } else {
            Columns columns = new Columns("key", "default", "on SIGHUP", "description");
            for (NodeFormat.Setting setting : NodeFormat.settings()) {
                columns.row(
                        setting.path(),
                        setting.defaultValue().isEmpty() ? "-" : setting.defaultValue(),
                        NodeFormat.isReloaded(setting.path()) ? "reloaded" : "-",
                        setting.description() + "; " + setting.expects());
            }
            columns.print(out);
        }
        out.flush();
        return ExitCodes.OK;
    }

    private static ObjectNode json() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("version", 1);
        ArrayNode keys = document.putArray("keys");
        for (NodeFormat.Setting setting : NodeFormat.settings()) {
            keys.addObject()
                    .put("key", setting.path())
                    .put("default", setting.defaultValue())
                    .put("flag", setting.flag())
                    .put("variable", setting.variable())
                    .put("reloaded", NodeFormat.isReloaded(setting.path()))
                    .put("expects", setting.expects())
                    .put("description", setting.description());
        }
        return document;
    }
}
