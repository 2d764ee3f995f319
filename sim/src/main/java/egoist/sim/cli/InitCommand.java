package egoist.sim.cli;

import egoist.sim.scenario.ScenarioSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code egoist sim init}: a commented scenario to start from. */
@Command(
        name = "init",
        description = "Writes a commented scenario to start from.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  egoist sim init mine.yaml && egoist sim run mine.yaml",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "2:the file exists already or cannot be written"})
final class InitCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "FILE",
            defaultValue = "scenario.yaml",
            description = "default ${DEFAULT-VALUE}")
    private Path file = Path.of("scenario.yaml");

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
            String text = ScenarioSchema.template(name(), relative);
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UserError(file + " exists already; it was not touched", e);
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + RunFolder.reason(e), e);
        }
        spec.commandLine().getOut().println("wrote " + file + "; run it with: egoist sim run " + file);
        return ExitCodes.OK;
    }

    private String name() {
        Path last = file.getFileName();
        return last == null ? "scenario" : last.toString().replaceFirst("\\.ya?ml$", "");
    }
}
