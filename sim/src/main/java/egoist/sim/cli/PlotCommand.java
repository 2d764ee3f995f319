package egoist.sim.cli;

import egoist.sim.report.plot.PlotFiles;
import egoist.sim.report.results.InvalidResultsException;
import egoist.sim.report.results.ResultFolder;
import egoist.sim.sweep.Condition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        description =
                "Writes each figure of a run into a picture file of its own: curves, bars, maps over two of what the run varies,"
                        + " and the links of each policy; of a sweep, those of every point.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist sim plot results/quickstart --format svg --out paper/figures",
            "  egoist sim plot results/quickstart --panels policy",
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

    @Option(
            names = "--panels",
            paramLabel = "NAME",
            defaultValue = "",
            description =
                    "small multiples: one picture with a panel per value of NAME, which is policy, n, k or an axis, all on"
                            + " the same scales")
    private String panels = "";

    @Option(
            names = "--epoch",
            paramLabel = "E",
            description =
                    "draw the links as they were after this epoch, new ones strong; 0 for the first ones; default those at the end")
    private @Nullable Integer epoch;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path target = out == null ? directory.resolve("plots") : out;
        try {
            ResultFolder folder = ResultFolder.open(directory);
            Condition condition = Condition.parse(at);
            if (folder.summary().stream()
                    .noneMatch(row -> condition.holds(row.point().values()))) {
                throw new IllegalArgumentException("no point of the run has " + condition);
            }
            for (Path file : PlotFiles.write(folder, target, format, choice(condition))) {
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

    private PlotFiles.Choice choice(Condition condition) {
        if (epoch != null && epoch < 0) {
            throw new IllegalArgumentException("--epoch: " + epoch + " is no epoch; they are counted from 0");
        }
        return new PlotFiles.Choice(
                point -> condition.holds(point.values()), map, panels, epoch == null ? PlotFiles.Choice.END : epoch);
    }
}
