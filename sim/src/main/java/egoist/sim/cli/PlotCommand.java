package egoist.sim.cli;

import egoist.sim.report.plot.PlotFiles;
import egoist.sim.report.results.InvalidResultsException;
import egoist.sim.report.results.ResultFolder;
import egoist.sim.sweep.Condition;
import egoist.sim.sweep.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code egoist sim plot}: the figures of a run as picture files. */
@Command(
        name = "plot",
        description =
                "Writes each figure of a run into a picture file of its own; of a sweep, those of every point, and maps"
                        + " over two of its axes.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist sim plot results/quickstart --format svg --out paper/figures",
            "  egoist sim plot results/grid --at loss=0.05 --map loss,k"
        },
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

    @Option(
            names = "--at",
            paramLabel = "CONDITION",
            defaultValue = "",
            description = "of a sweep only the points like loss=0.1 or 'loss < 0.1 and eps = 0'; names are its axes")
    private String at = "";

    @Option(
            names = "--map",
            paramLabel = "X,Y",
            split = ",",
            description = "columns and rows of the maps: two of the axes, n and k; default the first two that vary")
    private List<String> map = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path target = out == null ? directory.resolve("plots") : out;
        try {
            ResultFolder folder = ResultFolder.open(directory);
            Condition condition = Condition.parse(at);
            Predicate<Point> chosen = point -> condition.holds(point.values());
            if (folder.summary().stream().noneMatch(row -> chosen.test(row.point()))) {
                throw new IllegalArgumentException("no point of the run has " + condition);
            }
            for (Path file : PlotFiles.write(folder, target, format, chosen, map)) {
                spec.commandLine().getOut().println(file);
            }
            return ExitCodes.OK;
        } catch (IllegalArgumentException e) {
            throw new UserError("plot: " + e.getMessage(), e);
        } catch (InvalidResultsException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UserError("cannot write pictures to " + target + ": " + RunFolder.reason(e), e);
        }
    }
}
