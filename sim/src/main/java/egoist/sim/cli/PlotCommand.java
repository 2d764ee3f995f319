package egoist.sim.cli;

import egoist.sim.report.plot.PlotFiles;
import egoist.sim.report.results.InvalidResultsException;
import egoist.sim.report.results.ResultFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code egoist sim plot}: the figures of a run as picture files. */
@Command(
        name = "plot",
        description = "Writes each figure of a run into a picture file of its own.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  egoist sim plot results/quickstart --format svg --out paper/figures",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:written",
            "1:a bug in Egoist",
            "2:the folder holds no usable run, or pictures cannot be written"
        })
final class PlotCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "folder of a run: what 'egoist sim run --out' wrote")
    private Path directory = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "png",
            description = "of the pictures: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
    private PlotFiles.Format format = PlotFiles.Format.PNG;

    @Option(names = "--out", paramLabel = "DIR", description = "folder of the pictures; default DIR/plots")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path target = out == null ? directory.resolve("plots") : out;
        try {
            for (Path file : PlotFiles.write(ResultFolder.open(directory), target, format)) {
                spec.commandLine().getOut().println(file);
            }
            return ExitCodes.OK;
        } catch (InvalidResultsException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UserError("cannot write pictures to " + target + ": " + RunFolder.reason(e), e);
        }
    }
}
