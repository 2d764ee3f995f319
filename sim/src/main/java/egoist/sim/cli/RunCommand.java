package egoist.sim.cli;

import egoist.sim.check.Assertion;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Experiment;
import egoist.sim.experiment.ExperimentRunner;
import egoist.sim.experiment.Plan;
import egoist.sim.experiment.Plans;
import egoist.sim.report.Findings;
import egoist.sim.report.MeasureTable;
import egoist.sim.report.ResultTable;
import egoist.sim.report.Summary;
import egoist.sim.scenario.Scenario;
import egoist.sim.scenario.Unused;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code egoist sim run}: a scenario in, a table and a folder of results out. */
@Command(
        name = "run",
        description = "Runs a scenario: every policy in the same worlds, compared.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist sim run scenarios/quickstart.yaml",
            "  egoist sim run scenarios/planetlab.yaml --set network.latency.file=rtt.csv.gz",
            "  egoist sim run scenarios/quickstart.yaml --set k=2,4 --format markdown --quiet"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a bug in Egoist",
            "2:the scenario or its data cannot be used, or the results cannot be written",
            "3:an assertion of the scenario does not hold",
            "130:interrupted; what was finished is written"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private ScenarioArguments arguments = new ScenarioArguments();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder of the results, made if need be; default results/NAME, NAME being the scenario's")
    private @Nullable Path out;

    @Option(names = "-j", paramLabel = "N", description = "threads; default one per processor")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "no progress and no closing words; only results and errors")
    private boolean quiet;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "of the result on standard output: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
    private ResultTable.Format format = ResultTable.Format.TABLE;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        if (threads < 1) {
            throw new UserError("-j must be at least 1, not " + threads);
        }
        Scenario scenario = arguments.read(err);
        if (scenario == null) {
            return ExitCodes.USAGE;
        }
        Path directory = out == null ? Path.of("results", folderName(scenario.name())) : out;
        if (Files.exists(directory.resolve(Manifest.FILE))) {
            say(err, "replacing the results of an earlier run in " + directory);
        }
        try (RunFolder folder = RunFolder.open(directory, scenario, arguments.overrides())) {
            return run(scenario, folder, err);
        } catch (IOException | UncheckedIOException e) {
            throw new UserError("cannot write results to " + directory + ": " + RunFolder.reason(e), e);
        }
    }

    private static String folderName(String scenarioName) {
        String name = scenarioName.replaceAll("[^A-Za-z0-9._-]+", "-");
        return name.isBlank() || name.startsWith(".") ? "scenario" : name;
    }

    private int run(Scenario scenario, RunFolder folder, PrintWriter err) throws IOException {
        Plan plan = Plans.of(scenario);
        List<Cell> cells = plan.cells();
        say(
                err,
                "egoist " + Version.version() + " (commit " + Version.commit() + "), scenario " + scenario.name()
                        + ", seed " + plan.seed() + ", " + cells.size() + " cells on " + threads
                        + (threads == 1 ? " thread" : " threads"));
        Unused.notes(scenario).forEach(note -> say(err, "note: " + note));
        Experiment experiment = new Experiment(plan, cells, threads);
        ExperimentRunner runner = new ExperimentRunner(threads);
        Interruption interruption = Interruption.stops(runner);
        try {
            Stopwatch watch = new Stopwatch();
            boolean all;
            try (Progress progress = new Progress(err, cells.size(), quiet, Boolean.getBoolean("egoist.terminal"))) {
                all = runner.run(cells, plan.twins(cells), experiment, folder.listener(progress, experiment));
            }
            boolean interrupted = interruption.happened();
            List<Summary.Row> rows = folder.finish(plan.reference(), watch.seconds(), interrupted);
            spec.commandLine().getOut().print(ResultTable.of(rows, format));
            if (format == ResultTable.Format.TABLE) {
                spec.commandLine().getOut().print(MeasureTable.of(folder.measures(plan.reference())));
            }
            spec.commandLine().getOut().flush();
            closingWords(err, folder, cells.size(), watch, interrupted);
            boolean holds = check(scenario, rows, err);
            int outcome = interrupted ? ExitCodes.INTERRUPTED : outcome(folder, all, err);
            return outcome == ExitCodes.OK && !holds ? ExitCodes.FAILED : outcome;
        } finally {
            interruption.allowExit();
        }
    }

    /** Tells for each assertion whether it holds; to the standard error, beside a table on the standard output. */
    private static boolean check(Scenario scenario, List<Summary.Row> rows, PrintWriter err) {
        boolean all = true;
        for (Assertion.Outcome outcome : Findings.check(scenario.assertions(), rows)) {
            err.println(outcome);
            all &= outcome.holds();
        }
        err.flush();
        return all;
    }

    private static int outcome(RunFolder folder, boolean all, PrintWriter err) {
        if (folder.failures().isEmpty() && !all) {
            throw new IllegalStateException("cells were neither run nor failed");
        }
        return folder.failures().isEmpty() ? ExitCodes.OK : reportFailures(folder, err);
    }

    private void say(PrintWriter err, String line) {
        if (!quiet) {
            err.println(line);
            err.flush();
        }
    }

    private void closingWords(PrintWriter err, RunFolder folder, int total, Stopwatch watch, boolean interrupted) {
        int failed = folder.failures().size();
        String counts = total + " cells: " + folder.finished() + " ok, " + failed + " failed, "
                + (total - folder.finished() - failed) + " skipped";
        folder.notes().forEach(note -> say(err, "note: " + note));
        say(err, counts + " in " + Stopwatch.text(watch.seconds()) + "; results in " + folder.directory());
        if (interrupted) {
            err.println("egoist sim: interrupted; the results hold what was finished");
            err.flush();
        }
    }

    /** Refusals a user can mend are told as such; anything else is a bug and carries its trace. */
    private static int reportFailures(RunFolder folder, PrintWriter err) {
        boolean bug = false;
        for (RunFolder.Failure failure : folder.failures()) {
            boolean refusal = failure.cause() instanceof IllegalArgumentException;
            bug |= !refusal;
            err.println("egoist sim: " + failure.cell() + " failed: "
                    + failure.cause().getMessage());
            if (!refusal) {
                failure.cause().printStackTrace(err);
            }
        }
        err.flush();
        return bug ? ExitCodes.BUG : ExitCodes.USAGE;
    }
}
