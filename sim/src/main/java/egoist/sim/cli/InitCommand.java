package egoist.sim.cli;

import egoist.config.Nearest;
import egoist.sim.scenario.ScenarioSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code egoist sim init}: a commented scenario to start from. */
@Command(
        name = "init",
        description = "Writes a commented scenario to start from: all settings, or a copy of a shipped one.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist sim init mine.yaml && egoist sim run mine.yaml",
            "  egoist sim init mine.yaml --from quickstart"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "1:a bug in Egoist", "2:the file exists already or cannot be written"})
final class InitCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "FILE",
            defaultValue = "scenario.yaml",
            arity = "0..1",
            description = "default ${DEFAULT-VALUE}")
    private Path file = Path.of("scenario.yaml");

    @Option(names = "--from", paramLabel = "NAME", description = "copy this one of 'egoist sim list scenarios'")
    private @Nullable String from;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path schema = Path.of(System.getProperty("egoist.home", "."), "scenarios", "scenario.schema.json");
            String relative = folder == null
                    ? schema.toString()
                    : folder.relativize(schema.toAbsolutePath()).toString();
            String text = from == null ? ScenarioSchema.template(name(), relative) : shipped(from, relative);
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UserError(file + " exists already; it was not touched", e);
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + RunFolder.reason(e), e);
        }
        spec.commandLine().getOut().println("wrote " + file + "; run it with: egoist sim run " + file);
        return ExitCodes.OK;
    }

    /** The text of a shipped scenario, its line for editors pointing to the schema from where the copy will be. */
    private static String shipped(String scenario, String schema) throws IOException {
        Path folder = Path.of(System.getProperty("egoist.home", "."), "scenarios");
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            throw new UserError("there is no folder " + folder + " to copy from; start egoist by its launcher", e);
        }
        if (!names.contains(scenario)) {
            throw new UserError("there is no scenario '" + scenario + "'"
                    + Nearest.of(scenario, names)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; there are " + String.join(", ", names)));
        }
        return Files.readString(folder.resolve(scenario + ".yaml"), StandardCharsets.UTF_8)
                .replaceFirst("\\$schema=\\S+", Matcher.quoteReplacement("$schema=" + schema));
    }

    private String name() {
        Path last = file.getFileName();
        return last == null ? "scenario" : last.toString().replaceFirst("\\.ya?ml$", "");
    }
}
