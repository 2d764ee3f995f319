package egoist.sim.cli;

import egoist.config.Checked;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.ExperimentRunner;
import egoist.sim.experiment.Grid;
import egoist.sim.report.ResultTable;
import egoist.sim.report.Summary;
import egoist.sim.report.results.ResultFolder;
import egoist.sim.scenario.Sweep;
import egoist.sim.store.CellCodec;
import egoist.sim.store.CellKeys;
import egoist.sim.store.CellRecord;
import egoist.sim.store.CellStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code egoist sim merge}: the parts that {@code run --shard} left become the results of the whole. */
@Command(
        name = "merge",
        description =
                "Puts the parts of a divided sweep together: the files are those of an undivided run, byte for byte."
                        + " Missing, doubled and foreign parts are refused.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist sim run grid.yaml --shard 1/2 --out part-1",
            "  egoist sim run grid.yaml --shard 2/2 --out part-2",
            "  egoist sim merge part-1 part-2 --out results/grid"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:merged", "1:a bug in Egoist", "2:the parts do not make a whole, or cannot be read or written"
        })
final class MergeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", arity = "1..*", description = "folders that 'egoist sim run --shard' wrote")
    private List<Path> parts = List.of();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "folder of the results")
    private Path out = Path.of("");

    @Option(
            names = {"-q", "--quiet"},
            description = "no closing words; only results and errors")
    private boolean quiet;

    @Mixin
    private FormatArgument output = new FormatArgument();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<Integer, Path> byIndex = new LinkedHashMap<>();
        RunSpec whole = wholeOf(byIndex);
        Checked<Sweep> sweep = whole.sweep();
        PrintWriter err = spec.commandLine().getErr();
        Sweep read = sweep.value();
        if (read == null) {
            ScenarioArguments.print(sweep.problems(), err);
            return ExitCodes.USAGE;
        }
        try {
            return merge(whole, read, byIndex, err);
        } catch (IOException | UncheckedIOException e) {
            throw new UserError("cannot merge into " + out + ": " + RunFolder.reason(e), e);
        }
    }

    /** What the parts are parts of; tells when they are not all there, or not of one whole. */
    private RunSpec wholeOf(Map<Integer, Path> byIndex) {
        RunSpec first = null;
        int count = 0;
        for (Path part : parts) {
            if (!Files.exists(part.resolve(Manifest.FILE))) {
                throw new UserError(part + " is no folder that 'egoist sim run --shard' wrote");
            }
            RunSpec spec = Manifest.spec(part);
            Shard shard = spec.shard();
            if (shard == null) {
                throw new UserError(part + " is no part: it was run without --shard");
            }
            if (first != null
                    && (!identity(part, spec).equals(identity(parts.get(0), first)) || shard.count() != count)) {
                throw new UserError(part + " is a part of another sweep than " + parts.get(0)
                        + ": scenario, --set, --only, data, build of Egoist or the number of parts differ");
            }
            first = first == null ? spec : first;
            count = shard.count();
            Path doubled = byIndex.putIfAbsent(shard.index(), part);
            if (doubled != null) {
                throw new UserError(part + " and " + doubled + " are both part " + shard);
            }
            String status = new ResultFolder(part).manifest().path("status").asString("");
            if (!status.equals("complete")) {
                throw new UserError(part + " is not finished (" + status + "): run part " + shard + " again");
            }
        }
        List<String> missing = new ArrayList<>();
        for (int index = 1; index <= count; index++) {
            if (!byIndex.containsKey(index)) {
                missing.add(index + "/" + count);
            }
        }
        if (first == null || !missing.isEmpty()) {
            throw new UserError("missing: part " + String.join(", ", missing));
        }
        return whole(first);
    }

    /** What parts of one whole have in common; where their files were does not count. */
    private static List<Object> identity(Path part, RunSpec spec) {
        JsonNode manifest = new ResultFolder(part).manifest();
        List<String> data = new ArrayList<>();
        manifest.path("data_sha256").forEach(hash -> data.add(hash.asString("")));
        Collections.sort(data);
        return List.of(
                spec.text(),
                spec.overrides(),
                spec.only(),
                data,
                manifest.path("build").asString(""));
    }

    private static RunSpec whole(RunSpec part) {
        return new RunSpec(
                part.file(),
                part.text(),
                part.overrides(),
                part.directory(),
                part.only(),
                null,
                part.untilCi(),
                part.mostSeeds());
    }

    private int merge(RunSpec whole, Sweep sweep, Map<Integer, Path> byIndex, PrintWriter err) throws IOException {
        Grid grid = Grid.of(sweep);
        CellKeys keys = CellKeys.of(sweep, grid);
        for (Path part : byIndex.values()) {
            String build = new ResultFolder(part).manifest().path("build").asString("");
            if (!build.equals(keys.build())) {
                throw new UserError(part + " was made by another build of Egoist than this one");
            }
        }
        List<Cell> cells = whole.cells(grid, Map.of());
        try (RunFolder folder = RunFolder.open(out, whole, sweep, keys)) {
            ExperimentRunner.Listener listener = folder.begin(done -> {}, () -> {});
            for (Cell cell : cells) {
                Path part = byIndex.get(cell.index() % byIndex.size() + 1);
                copy(keys.key(cell), cell, part, folder);
                listener.result(
                        record(folder.store(), keys.key(cell), cell, part).figures());
            }
            String reference = grid.plans().values().iterator().next().reference();
            List<Summary.Row> rows = folder.summary(reference);
            folder.finish(reference, rows, 0, false);
            spec.commandLine().getOut().print(ResultTable.of(rows, output.format()));
            spec.commandLine().getOut().flush();
            if (!quiet) {
                err.println(cells.size() + " cells of " + byIndex.size() + " parts; results in " + out);
                err.flush();
            }
        }
        return ExitCodes.OK;
    }

    private static void copy(String key, Cell cell, @Nullable Path part, RunFolder folder) throws IOException {
        if (part == null) {
            throw new IllegalStateException("every part was looked for");
        }
        if (!folder.store().has(key)) {
            CellRecord record = record(CellStore.in(part), key, cell, part);
            folder.store().write(key, CellCodec.encode(record));
        }
    }

    private static CellRecord record(CellStore store, String key, Cell cell, @Nullable Path part) throws IOException {
        Optional<CellRecord> record = store.read(key, cell);
        return record.orElseThrow(() -> new UserError(
                part + " lacks " + cell + ": it is of another build or other data, or damaged; run the part again"));
    }
}
