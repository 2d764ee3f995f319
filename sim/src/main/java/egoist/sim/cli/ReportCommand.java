package egoist.sim.cli;

import egoist.sim.report.html.HtmlReport;
import egoist.sim.report.results.InvalidResultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code egoist sim report}: the page of a run, from its files. */
@Command(
        name = "report",
        description = "Writes report.html again from the files of a run, without running anything.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  egoist sim report results/quickstart",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "1:a bug in Egoist", "2:the folder holds no usable run, or cannot be written to"})
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "folder of a run: what 'egoist sim run --out' wrote")
    private Path directory = Path.of("");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            Path file = HtmlReport.write(directory);
            spec.commandLine().getOut().println(file + " (" + Files.size(file) / 1000 + " kB)");
            return ExitCodes.OK;
        } catch (InvalidResultsException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UserError("cannot write " + directory.resolve(HtmlReport.FILE) + ": " + RunFolder.reason(e), e);
        }
    }
}
