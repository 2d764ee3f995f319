package egoist.sim.cli;

import egoist.config.Checked;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import egoist.sim.scenario.Scenario;
import egoist.sim.scenario.ScenarioReader;
import egoist.sim.scenario.ScenarioRegistries;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code egoist sim list}: the names a scenario may use. */
@Command(
        name = "list",
        description = "Lists policies, metrics, models, faults or scenarios, a line each.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist sim list policies", "  egoist sim list models --format json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:listed", "1:a bug in Egoist", "2:there is no such list"})
final class ListCommand implements Callable<Integer> {
    /** What can be listed. */
    enum Kind {
        policies,
        metrics,
        models,
        faults,
        scenarios
    }

    /** How. */
    enum Format {
        table,
        json
    }

    @Parameters(index = "0", paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}")
    private Kind kind = Kind.policies;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
    private Format format = Format.table;

    @Spec
    private CommandSpec spec;

    private record Line(String kind, String name, String description) {}

    @Override
    public Integer call() throws IOException {
        List<Line> lines = lines();
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.json) {
            List<Map<String, String>> list = new ArrayList<>();
            for (Line line : lines) {
                Map<String, String> object = new LinkedHashMap<>();
                object.put("kind", line.kind());
                object.put("name", line.name());
                object.put("description", line.description());
                list.add(object);
            }
            out.println(new JsonMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(Map.of("version", 1, kind.name(), list)));
        } else {
            print(lines, out);
        }
        out.flush();
        return ExitCodes.OK;
    }

    private static void print(List<Line> lines, PrintWriter out) {
        int width = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        String heading = "";
        boolean several = lines.stream().map(Line::kind).distinct().count() > 1;
        for (Line line : lines) {
            if (several && !line.kind().equals(heading)) {
                out.println((heading.isEmpty() ? "" : "\n") + line.kind());
                heading = line.kind();
            }
            out.println((several ? "  " : "")
                    + line.name()
                    + " ".repeat(width - line.name().length() + 2)
                    + line.description());
        }
    }

    private List<Line> lines() throws IOException {
        ScenarioRegistries registries = ScenarioRegistries.standard();
        return switch (kind) {
            case policies -> of(registries.policies());
            case metrics -> of(registries.metrics());
            case faults -> of(registries.faults());
            case models -> {
                List<Line> all = new ArrayList<>();
                for (Registry<?> registry : registries.all()) {
                    if (registry.kind().endsWith("model")) {
                        all.addAll(of(registry));
                    }
                }
                yield all;
            }
            case scenarios -> scenarios();
        };
    }

    private static List<Line> of(Registry<?> registry) {
        List<Line> lines = new ArrayList<>();
        for (Registry.Entry<?> entry : registry.entries()) {
            String parameters = entry.parameters().stream().map(Parameter::name).collect(Collectors.joining(", "));
            lines.add(new Line(
                    registry.kind(),
                    entry.name(),
                    entry.description() + (parameters.isEmpty() ? "" : " [" + parameters + "]")));
        }
        return lines;
    }

    /** The scenarios of the folder {@code scenarios} here or where the launcher stands. */
    private static List<Line> scenarios() throws IOException {
        Path folder = Path.of(System.getProperty("egoist.home", "."), "scenarios");
        if (!Files.isDirectory(folder)) {
            throw new UserError("there is no folder " + folder + " to list; start egoist by its launcher");
        }
        List<Line> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                Checked<Scenario> checked = new ScenarioReader().read(file, List.of());
                String description = checked.value() == null
                        ? "needs --set: " + checked.problems().get(0).message()
                        : checked.value().description().replaceAll("\\s+", " ");
                lines.add(new Line("scenario", "scenarios/" + file.getFileName(), description));
            }
        }
        return lines;
    }
}
