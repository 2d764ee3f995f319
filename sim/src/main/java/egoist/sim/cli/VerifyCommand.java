package egoist.sim.cli;

import egoist.config.Checked;
import egoist.sim.experiment.Grid;
import egoist.sim.report.results.InvalidResultsException;
import egoist.sim.report.results.ResultFolder;
import egoist.sim.report.results.ResultRows;
import egoist.sim.scenario.Sweep;
import egoist.sim.store.CellKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code egoist sim verify}: does the same scenario still give the same results, down to the byte? */
@Command(
        name = "verify",
        description =
                "Runs again what a folder's manifest tells and compares the fingerprint of every cell and the bytes of"
                        + " every CSV file.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  egoist sim verify results/quickstart",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is the same",
            "1:a bug in Egoist",
            "2:the folder holds no finished run, or its scenario or data cannot be read",
            "3:something differs; it is told what"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int MOST_TOLD = 10;

    @Parameters(paramLabel = "DIR", description = "folder of a run: what 'egoist sim run --out' wrote")
    private Path directory = Path.of("");

    @Mixin
    private EngineArguments engines = new EngineArguments();

    @Option(
            names = {"-q", "--quiet"},
            description = "no progress; only the verdict")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            ResultFolder before = ResultFolder.open(directory);
            String status = before.manifest().path("status").asString("");
            if (!status.equals("complete")) {
                throw new UserError(
                        directory + " is not finished (" + status + "): the same 'egoist sim run' goes on with it");
            }
            Path scratch = Files.createTempDirectory("egoist-verify");
            try {
                return verify(before, Manifest.spec(directory), scratch);
            } finally {
                remove(scratch);
            }
        } catch (InvalidResultsException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        } catch (IOException | UncheckedIOException e) {
            throw new UserError("cannot verify " + directory + ": " + RunFolder.reason(e), e);
        }
    }

    private int verify(ResultFolder before, RunSpec asked, Path scratch) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Checked<Sweep> checked = asked.sweep();
        Sweep sweep = checked.value();
        if (sweep == null) {
            ScenarioArguments.print(checked.problems(), err);
            return ExitCodes.USAGE;
        }
        Grid grid = Grid.of(sweep);
        CellKeys keys = CellKeys.of(sweep, grid);
        Path again = scratch.resolve("run");
        List<String> differences = new ArrayList<>();
        try (RunFolder folder = RunFolder.open(again, asked, sweep, keys)) {
            Engine engine = engines.engine();
            Interruption interruption = Interruption.stops(engine);
            try {
                SweepRun run = new SweepRun(asked, grid, keys, folder, engine, err, quiet, false, 0);
                run.run(interruption);
                folder.finish(run.reference(), run.rows(), 0, interruption.happened());
                if (interruption.happened()) {
                    return ExitCodes.INTERRUPTED;
                }
                folder.failures()
                        .forEach(failure -> differences.add(failure.cell() + " fails now: "
                                + failure.cause().getMessage()));
            } finally {
                interruption.allowExit();
            }
        }
        data(before.manifest(), keys, differences);
        traces(before, new ResultFolder(again), differences);
        files(again, differences);
        return tell(before, keys, differences);
    }

    private int tell(ResultFolder before, CellKeys keys, List<String> differences) {
        PrintWriter out = spec.commandLine().getOut();
        int cells = before.runs().size();
        if (differences.isEmpty()) {
            out.println("same: " + cells + " cells, every fingerprint and every CSV file of " + directory);
        } else {
            differences.stream().limit(MOST_TOLD).forEach(out::println);
            if (differences.size() > MOST_TOLD) {
                out.println("and " + (differences.size() - MOST_TOLD) + " more differences");
            }
            String build = before.manifest().path("build").asString("");
            out.println(
                    build.equals(keys.build())
                            ? "the build is the one the results were made with"
                            : "the results were made with another build of Egoist (commit "
                                    + before.manifest().path("commit").asString("unknown") + ")");
        }
        out.flush();
        return differences.isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private static void data(JsonNode manifest, CellKeys keys, List<String> differences) {
        JsonNode hashes = manifest.path("data_sha256");
        keys.data().forEach((file, hash) -> {
            if (!hashes.path(file).asString("").equals(hash)) {
                differences.add("data file " + file + " is not what it was");
            }
        });
    }

    private static void traces(ResultFolder before, ResultFolder after, List<String> differences) {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        for (ResultRows.Run run : after.runs()) {
            fingerprints.put(run.treatment() + " seed " + run.seed(), run.traceHash());
        }
        for (ResultRows.Run run : before.runs()) {
            String now = fingerprints.getOrDefault(run.treatment() + " seed " + run.seed(), "none");
            if (!now.equals(run.traceHash())) {
                differences.add(
                        run.treatment().policy() + " (" + run.treatment().setting() + ") seed " + run.seed()
                                + ": fingerprint " + run.traceHash() + " then, " + now + " now");
            }
        }
    }

    private void files(Path again, List<String> differences) throws IOException {
        try (Stream<Path> files = Files.list(again)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                Path then = directory.resolve(file.getFileName());
                if (!Files.exists(then)) {
                    differences.add(file.getFileName() + " is missing");
                } else if (Files.mismatch(then, file) >= 0) {
                    differences.add(file.getFileName() + " differs from byte " + Files.mismatch(then, file) + " on");
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
