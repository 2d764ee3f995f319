package egoist.sim.cli;

import egoist.protocol.parameter.Durations;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Grid;
import egoist.sim.report.MeasureTable;
import egoist.sim.report.ResultTable;
import egoist.sim.report.Summary;
import egoist.sim.scenario.ScenarioCodes;
import egoist.sim.scenario.Sweep;
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
        SparkLaunch spark = given == null ? sparks.spark(engines.given()) : null;
        if (spark != null) {
            return spark.run(spec.root().commandLine().getParseResult().originalArgs());
        }
        Engine engine = given == null ? engines.engine() : given;
        Sweep sweep = arguments.readSweep(spec.commandLine().getErr());
        if (sweep == null) {
            return ExitCodes.USAGE;
        }
        Path directory =
                out == null ? Path.of("results", folderName(sweep.base().name())) : out;
        try {
            return prepare(job(sweep, directory), engine);
        } catch (IOException | UncheckedIOException e) {
            throw new UserError(
                    "cannot write results to " + directory + ": " + RunFolder.reason(e)
                            + "; finished cells are kept, the same command goes on from them",
                    e);
        }
    }

    /** What the options ask for: cells of a sweep, and where their results go. */
    private record Job(Sweep sweep, RunSpec asked, Grid grid, List<Cell> cells, CellKeys keys, Path directory) {}

    private Job job(Sweep sweep, Path directory) throws IOException {
        RunSpec asked = choice.spec(arguments, sweep);
        Grid grid = Grid.of(sweep);
        List<Cell> cells = asked.cells(grid, Map.of());
        if (cells.isEmpty()) {
            throw new UserError(ScenarioCodes.NOTHING_LEFT.id()
                    + ": no cell is left to run by 'where', --only and --shard; 'egoist sim explain "
                    + ScenarioCodes.NOTHING_LEFT.id() + "' tells more");
        }
        return new Job(sweep, asked, grid, cells, CellKeys.of(sweep, grid), directory);
    }

    /** Tells what would be run, or refuses it, or runs it. */
    private int prepare(Job job, Engine engine) throws IOException {
        DryRun before = DryRun.of(
                job.grid,
                job.cells,
                job.keys,
                job.directory,
                force,
                engine,
                given == null ? heapBytes : given.heapBytes());
        if (dryRun) {
            spec.commandLine().getOut().print(before.text(job.directory));
            spec.commandLine().getOut().flush();
            return ExitCodes.OK;
        }
        before.check();
        RunWords words = new RunWords(spec.commandLine().getErr(), quiet);
        boolean earlier = Files.exists(job.directory.resolve(Manifest.FILE));
        try (RunFolder folder = RunFolder.open(job.directory, job.asked, job.sweep, job.keys)) {
            if (force) {
                for (Cell cell : job.cells) {
                    folder.store().forget(job.keys.key(cell));
                }
            }
            folder.ranOn(engine.place());
            words.introduce(
                    job.sweep.base(),
                    job.cells.size(),
                    folder.known(job.cells),
                    earlier,
                    engine.place(),
                    job.directory);
            return run(job, folder, engine, words);
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

    private int run(Job job, RunFolder folder, Engine engine, RunWords words) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        SweepRun run = new SweepRun(
                job.asked,
                job.grid,
                job.keys,
                folder,
                engine,
                spec.commandLine().getErr(),
                quiet,
                failFast,
                checkpointSeconds());
        Interruption interruption = Interruption.stops(engine);
        try {
            Stopwatch watch = new Stopwatch();
            run.run(interruption);
            boolean interrupted = interruption.happened();
            List<Summary.Row> rows = run.rows();
            folder.finish(run.reference(), rows, watch.seconds(), interrupted);
            out.print(ResultTable.of(rows, output.format()));
            if (output.format() == ResultTable.Format.TABLE) {
                out.print(MeasureTable.of(folder.measures(run.reference())));
            }
            out.flush();
            words.close(folder, run, watch.seconds(), failFast, interrupted);
            boolean holds = words.check(job.sweep.base().assertions(), rows);
            int outcome = interrupted ? ExitCodes.INTERRUPTED : outcome(folder, run.complete(), words);
            return outcome == ExitCodes.OK && !holds ? ExitCodes.FAILED : outcome;
        } finally {
            interruption.allowExit();
        }
    }

    private int outcome(RunFolder folder, boolean all, RunWords words) {
        if (folder.failures().isEmpty()) {
            if (!all) {
                throw new IllegalStateException("cells were neither run nor failed");
            }
            return ExitCodes.OK;
        }
        boolean bug = words.failures(folder, arguments.command());
        return folder.finished() > 0 ? ExitCodes.PARTIAL : bug ? ExitCodes.BUG : ExitCodes.USAGE;
    }
}
