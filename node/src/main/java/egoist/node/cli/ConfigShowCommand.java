package egoist.node.cli;

import egoist.config.Setting;
import egoist.node.config.NodeConfig;
import egoist.node.config.NodeFormat;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every effective setting. */
@Command(
        name = "show",
        description =
                "Prints every effective setting. Secrets stand in files of their own, whose names alone are shown.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist node config show -c node.yaml --origin",
            "  egoist node config show --protocol.ping 10s --format json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class ConfigShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin(name = ConfigOptions.MIXIN)
    private ConfigOptions options;

    @Option(
            names = "--origin",
            description = "Also where each value comes from, and whether a running node takes it anew on SIGHUP.")
    private boolean origin;

    @Option(
            names = "--format",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "For people, or for programs (default: ${DEFAULT-VALUE}).")
    private Reading.Layout format;

    @Override
    public Integer call() {
        NodeConfig config = options.config();
        PrintWriter out = spec.commandLine().getOut();
        if (format == Reading.Layout.JSON) {
            out.println(json(config));
        } else {
            Columns columns = origin ? new Columns("key", "value", "origin", "on SIGHUP") : new Columns("key", "value");
            for (Setting setting : config.settings()) {
                String where = setting.origin().text();
                columns.row(
                        origin
                                ? new String[] {setting.path(), setting.value(), where, reloaded(setting)}
                                : new String[] {setting.path(), setting.value()});
            }
            columns.print(out);
        }
        out.flush();
        return ExitCodes.OK;
    }

    private static ObjectNode json(NodeConfig config) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("version", 1);
        ArrayNode settings = document.putArray("settings");
        for (Setting setting : config.settings()) {
            settings.addObject()
                    .put("key", setting.path())
                    .put("value", setting.value())
                    .put("origin", setting.origin().text())
                    .put("reloaded", NodeFormat.isReloaded(setting.path()));
        }
        return document;
    }

    private static String reloaded(Setting setting) {
        return NodeFormat.isReloaded(setting.path()) ? "reloaded" : "";
    }
}
