package egoist.sim.cli;

import egoist.config.Setting;
import egoist.sim.scenario.Scenario;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code egoist sim config show}: every value a run would use, and who said so. */
@Command(
        name = "show",
        description = "Prints every setting a run would use: the file's, those of --set, and the defaults.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist sim config show scenarios/quickstart.yaml --set k=2,4 --origin",
            "  egoist sim config show scenarios/quickstart.yaml --format json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "1:a bug in Egoist", "2:the scenario cannot be used; every mistake is told"})
final class ConfigShowCommand implements Callable<Integer> {
    @Mixin
    private ScenarioArguments scenario = new ScenarioArguments();

    @Option(names = "--origin", description = "also where each value comes from: a line of the file, --set or default")
    private boolean origin;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
    private ListCommand.Format format = ListCommand.Format.table;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Scenario read = scenario.read(spec.commandLine().getErr());
        if (read == null) {
            return ExitCodes.USAGE;
        }
        PrintWriter out = spec.commandLine().getOut();
        if (format == ListCommand.Format.json) {
            out.println(json(read.settings()));
        } else {
            print(read.settings(), out);
        }
        out.flush();
        return ExitCodes.OK;
    }

    private void print(List<Setting> settings, PrintWriter out) {
        int keys = settings.stream()
                .mapToInt(setting -> setting.path().length())
                .max()
                .orElse(0);
        int values = settings.stream()
                .mapToInt(setting -> value(setting).length())
                .max()
                .orElse(0);
        for (Setting setting : settings) {
            String line = padded(setting.path(), keys) + "  " + padded(value(setting), values)
                    + (origin ? "  " + setting.origin().text() : "");
            out.println(line.stripTrailing());
        }
    }

    /** On one line, whatever the text; an empty one can be seen. */
    private static String value(Setting setting) {
        String value = setting.value().strip().replaceAll("\\s+", " ");
        return value.isEmpty() ? "\"\"" : value;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String json(List<Setting> settings) {
        List<Map<String, String>> list = new ArrayList<>();
        for (Setting setting : settings) {
            Map<String, String> object = new LinkedHashMap<>();
            object.put("key", setting.path());
            object.put("value", setting.value());
            object.put("origin", setting.origin().text());
            list.add(object);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("settings", list);
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }
}
