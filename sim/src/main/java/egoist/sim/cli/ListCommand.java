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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Parameters(index = "0", paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}")
    private Kind kind = Kind.policies;

    @Mixin
    private FormatArgument output = new FormatArgument();

    @Spec
    private CommandSpec spec;

    private record Line(String kind, String name, String description) {}

    @Override
    public Integer call() throws IOException {
        List<Line> lines = lines();
        Listing listing = new Listing(
                kind.name(),
                List.of("kind", "name", "description"),
                lines.stream()
                        .map(line -> List.of(line.kind, line.name, line.description))
                        .toList());
        PrintWriter out = spec.commandLine().getOut();
        out.print(listing.as(output.format(), table(lines)));
        out.flush();
        return ExitCodes.OK;
    }

    /** A line each; under a heading for each kind where there are several. */
    private static String table(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        int width = lines.stream().mapToInt(line -> line.name.length()).max().orElse(0);
        boolean several = lines.stream().map(Line::kind).distinct().count() > 1;
        String heading = "";
        for (Line line : lines) {
            if (several && !line.kind.equals(heading)) {
                text.append(heading.isEmpty() ? "" : "\n").append(line.kind).append('\n');
                heading = line.kind;
            }
            text.append(several ? "  " : "").append(line.name);
            text.append(" ".repeat(width - line.name.length() + 2))
                    .append(line.description)
                    .append('\n');
        }
        return text.toString();
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
