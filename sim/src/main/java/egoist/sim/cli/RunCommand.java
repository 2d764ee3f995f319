package egoist.sim.cli;

import egoist.protocol.parameter.Durations;
import egoist.sim.check.Assertion;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Grid;
import egoist.sim.report.Findings;
import egoist.sim.report.MeasureTable;
import egoist.sim.report.ResultTable;
import egoist.sim.report.Summary;
import egoist.sim.scenario.ScenarioCodes;
import egoist.sim.scenario.Sweep;
import egoist.sim.scenario.Unused;
import egoist.sim.store.CellKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        description =
                "Runs a scenario: every policy in the same worlds, compared. Cells that an earlier run left finished"
                        + " in the same folder are not run again.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist sim run scenarios/quickstart.yaml",
            "  egoist sim run scenarios/planetlab.yaml --set network.latency.file=rtt.csv.gz",
            "  egoist sim run scenarios/quickstart.yaml --set k=2,4 --format markdown --quiet",
            "  egoist sim run scenarios/quickstart.yaml --only 'policy=best-response,k=5' --out results/one",
            "  egoist sim run scenarios/quickstart.yaml --shard 3/16 --out part-3",
            "  egoist sim run scenarios/quickstart.yaml --engine spark --master spark://host:7077",
            "  egoist sim run scenarios/quickstart.yaml --dry-run"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a bug in Egoist",
            "2:the scenario or its data cannot be used, or the results cannot be written",
            "3:an assertion of the scenario does not hold",
            "4:some cells failed; the results of the others are written",
            "130:interrupted; what was finished is written"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private ScenarioArguments arguments = new ScenarioArguments();

    @Mixin
    private CellArguments choice = new CellArguments();

    @Mixin
    private EngineArguments engines = new EngineArguments();

    @Mixin
    private SparkArguments sparks = new SparkArguments();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder of the results, made if need be; default results/NAME, NAME being the scenario's")
    private @Nullable Path out;

    @Option(
            names = "--dry-run",
            description = "tell which cells would be run and the memory they need; run and write nothing")
    private boolean dryRun;

    @Option(names = "--force", description = "run finished cells again")
    private boolean force;

    @Option(names = "--fail-fast", description = "stop at the first cell that fails, instead of running the others")
    private boolean failFast;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "TIME",
            defaultValue = "5m",
            description =
                    "how often, in real time, a simulation under way is saved, so that after a crash the same command"
                            + " goes on from there; 0s for never; default ${DEFAULT-VALUE}")
    private String checkpointEvery = "5m";

    @Option(
            names = {"-q", "--quiet"},
            description = "no progress and no closing words; only results and errors")
    private boolean quiet;

    @Mixin
    private FormatArgument output = new FormatArgument();

    @Spec
    private CommandSpec spec;

    private final @Nullable Engine given;
    private final long heapBytes;

    /** @param given runs the cells whatever the options say; null for what they say */
    RunCommand(@Nullable Engine given) {
        this(given, Runtime.getRuntime().maxMemory());
    }

    /** @param heapBytes how large the heap may grow; runs that need more are refused */
    RunCommand(@Nullable Engine given, long heapBytes) {
        this.given = given;
        this.heapBytes = heapBytes;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        SparkLaunch spark = given == null ? sparks.spark(engines.given()) : null;
        if (spark != null) {
            return spark.run(spec.root().commandLine().getParseResult().originalArgs());
        }
        Engine engine = given == null ? engines.engine() : given;
        Sweep sweep = arguments.readSweep(err);
        if (sweep == null) {
            return ExitCodes.USAGE;
        }
        RunSpec asked = choice.spec(arguments, sweep);
        Grid grid = Grid.of(sweep);
        List<Cell> cells = asked.cells(grid, Map.of());
        if (cells.isEmpty()) {
            throw new UserError(ScenarioCodes.NOTHING_LEFT.id()
                    + ": no cell is left to run by 'where', --only and --shard; 'egoist sim explain "
                    + ScenarioCodes.NOTHING_LEFT.id() + "' tells more");
        }
        Path directory =
                out == null ? Path.of("results", folderName(sweep.base().name())) : out;
        try {
            CellKeys keys = CellKeys.of(sweep, grid);
            DryRun before = DryRun.of(
                    grid, cells, keys, directory, force, engine, given == null ? heapBytes : given.heapBytes());
            if (dryRun) {
                spec.commandLine().getOut().print(before.text(directory));
                spec.commandLine().getOut().flush();
                return ExitCodes.OK;
            }
            before.check();
            boolean earlier = Files.exists(directory.resolve(Manifest.FILE));
            try (RunFolder folder = RunFolder.open(directory, asked, sweep, keys)) {
                if (force) {
                    for (Cell cell : cells) {
                        folder.store().forget(keys.key(cell));
                    }
                }
                folder.ranOn(engine.place());
                introduce(err, sweep, cells.size(), engine, earlier, folder.known(cells), directory);
                return run(
                        sweep,
                        new SweepRun(asked, grid, keys, folder, engine, err, quiet, failFast, checkpointSeconds()),
                        folder,
                        engine,
                        err);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new UserError(
                    "cannot write results to " + directory + ": " + RunFolder.reason(e)
                            + "; finished cells are kept, the same command goes on from them",
                    e);
        }
    }

    private double checkpointSeconds() {
        try {
            return Durations.micros(checkpointEvery) / 1e6;
        } catch (IllegalArgumentException e) {
            throw new UserError("--checkpoint-every: " + e.getMessage(), e);
        }
    }

    private static String folderName(String scenarioName) {
        String name = scenarioName.replaceAll("[^A-Za-z0-9._-]+", "-");
        return name.isBlank() || name.startsWith(".") ? "scenario" : name;
    }

    private void introduce(
            PrintWriter err, Sweep sweep, int cells, Engine engine, boolean earlier, int known, Path directory) {
        if (known > 0) {
            say(
                    err,
                    known + " of " + cells + " cells are finished already in " + directory
                            + "; --force runs them again");
        } else if (earlier) {
            say(err, "replacing the results of an earlier run in " + directory);
        }
        say(
                err,
                "egoist " + Version.version() + " (commit " + Version.commit() + "), scenario "
                        + sweep.base().name() + ", seed " + sweep.base().seed() + ", " + cells + " cells "
                        + engine.place());
        Unused.notes(sweep.base()).forEach(note -> say(err, "note: " + note));
    }

    private int run(Sweep sweep, SweepRun run, RunFolder folder, Engine engine, PrintWriter err) throws IOException {
        Interruption interruption = Interruption.stops(engine);
        try {
            Stopwatch watch = new Stopwatch();
            run.run(interruption);
            boolean interrupted = interruption.happened();
            List<Summary.Row> rows = run.rows();
            folder.finish(run.reference(), rows, watch.seconds(), interrupted);
            spec.commandLine().getOut().print(ResultTable.of(rows, output.format()));
            if (output.format() == ResultTable.Format.TABLE) {
                spec.commandLine().getOut().print(MeasureTable.of(folder.measures(run.reference())));
            }
            spec.commandLine().getOut().flush();
            if (!run.speed().text().isEmpty()) {
                say(err, run.speed().text());
            }
            closingWords(err, folder, run.cells().size(), watch, interrupted);
            boolean holds = check(sweep, rows, err);
            int outcome = interrupted ? ExitCodes.INTERRUPTED : outcome(folder, run.complete(), err);
            return outcome == ExitCodes.OK && !holds ? ExitCodes.FAILED : outcome;
        } finally {
            interruption.allowExit();
        }
    }

    /** Tells for each assertion whether it holds; to the standard error, beside a table on the standard output. */
    private static boolean check(Sweep sweep, List<Summary.Row> rows, PrintWriter err) {
        boolean all = true;
        for (Assertion.Outcome outcome : Findings.check(sweep.base().assertions(), rows)) {
            err.println(outcome);
            all &= outcome.holds();
        }
        err.flush();
        return all;
    }

    private int outcome(RunFolder folder, boolean all, PrintWriter err) {
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
        if (failFast && failed > 0) {
            say(err, "stopped at the first failure (--fail-fast); the same command goes on from what is finished");
        }
        if (interrupted) {
            err.println(
                    "egoist sim: interrupted; the results hold what was finished, the same command goes on from it");
            err.flush();
        }
    }

    /** Refusals a user can mend are told as such; anything else is a bug and carries its trace. Each with a command to see it alone. */
    private int reportFailures(RunFolder folder, PrintWriter err) {
        boolean bug = false;
        for (RunFolder.Failure failure : folder.failures()) {
            boolean refusal = failure.cause() instanceof IllegalArgumentException;
            bug |= !refusal;
            err.println("egoist sim: " + failure.cell() + " failed: "
                    + failure.cause().getMessage());
            if (!refusal) {
                failure.cause().printStackTrace(err);
            }
            err.println("  alone: " + arguments.command() + " --only "
                    + ScenarioArguments.quoted(failure.cell().condition()) + " --out "
                    + ScenarioArguments.quoted(folder.directory() + ".alone"));
        }
        err.flush();
        return folder.finished() > 0 ? ExitCodes.PARTIAL : bug ? ExitCodes.BUG : ExitCodes.USAGE;
    }
}
