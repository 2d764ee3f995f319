package egoist.sim.cli;

import egoist.config.Setting;
import egoist.sim.scenario.Scenario;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    @Mixin
    private FormatArgument output = new FormatArgument();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Scenario read = scenario.read(spec.commandLine().getErr());
        if (read == null) {
            return ExitCodes.USAGE;
        }
        List<Setting> settings = read.settings();
        PrintWriter out = spec.commandLine().getOut();
        Listing shown = listing(settings, ConfigShowCommand::value, origin);
        out.print(listing(settings, Setting::value, true).as(output.format(), shown.aligned()));
        out.flush();
        return ExitCodes.OK;
    }

    private static Listing listing(List<Setting> settings, Function<Setting, String> value, boolean origins) {
        return new Listing(
                "settings",
                origins ? List.of("key", "value", "origin") : List.of("key", "value"),
                settings.stream()
                        .map(setting -> origins
                                ? List.of(
                                        setting.path(),
                                        value.apply(setting),
                                        setting.origin().text())
                                : List.of(setting.path(), value.apply(setting)))
                        .toList());
    }

    /** On one line, whatever the text; an empty one can be seen. */
    private static String value(Setting setting) {
        String value = setting.value().strip().replaceAll("\\s+", " ");
        return value.isEmpty() ? "\"\"" : value;
    }
}
