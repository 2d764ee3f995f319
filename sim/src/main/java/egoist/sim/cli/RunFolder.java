package egoist.sim.cli;

import egoist.sim.experiment.Cell;
import egoist.sim.experiment.ExperimentRunner;
import egoist.sim.experiment.Replication;
import egoist.sim.report.MeasureSummary;
import egoist.sim.report.ResultFiles;
import egoist.sim.report.Summary;
import egoist.sim.report.html.HtmlReport;
import egoist.sim.scenario.Sweep;
import egoist.sim.store.CellKeys;
import egoist.sim.store.CellRecord;
import egoist.sim.store.CellStore;
import egoist.sim.sweep.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** The folder of one run: opened before the first cell, complete up to the last finished one at any time. */
final class RunFolder implements AutoCloseable {
    private static final Set<String> OURS = Set.of(CellStore.FOLDER, Manifest.FILE + ".tmp");

    private final Path directory;
    private final List<String> axes;
    private final CellKeys keys;
    private final CellStore store;
    private final Manifest manifest;
    private final List<Replication> finished = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private ResultFiles files;

    /** A cell that could not be run. */
    record Failure(Cell cell, RuntimeException cause) {}

    private record World(Point point, int peers, int seed) {}

    private RunFolder(Path directory, List<String> axes, CellKeys keys, Manifest manifest) throws IOException {
        this.directory = directory;
        this.axes = axes;
        this.keys = keys;
        this.manifest = manifest;
        this.store = CellStore.in(directory);
        this.files = new ResultFiles(directory, axes);
        store.sweepUp();
    }

    /** Makes the folder, or takes over one that holds an earlier run; never one with other things in it. */
    static RunFolder open(Path directory, RunSpec spec, Sweep sweep, CellKeys keys) throws IOException {
        if (directory.toString().isBlank()) {
            throw new UserError("--out is empty; give a folder");
        }
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new UserError("--out " + directory + " is a file; give a folder");
        }
        if (Files.isDirectory(directory) && !Files.exists(directory.resolve(Manifest.FILE))) {
            try (Stream<Path> content = Files.list(directory)) {
                if (content.anyMatch(path -> !OURS.contains(String.valueOf(path.getFileName())))) {
                    throw new UserError("--out " + directory + " holds other files; give a new or empty folder, or one"
                            + " of an earlier run");
                }
            }
        }
        Files.createDirectories(directory);
        Manifest manifest = new Manifest(directory, spec, sweep, keys);
        manifest.write("running", 0, 0);
        return new RunFolder(directory, sweep.axes(), keys, manifest);
    }

    /** What went wrong with a file, in words. */
    static String reason(Exception exception) {
        Throwable cause = exception instanceof UncheckedIOException && exception.getCause() != null
                ? exception.getCause()
                : exception;
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
            return "a file is in the way";
        }
        if (cause instanceof NoSuchFileException) {
            return "the folder it would be in cannot be made or does not exist";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** What a reader of the results should know about the worlds. */
    List<String> notes() {
        return manifest.notes();
    }

    /** Tells the manifest where the cells are run. */
    void ranOn(String place) {
        manifest.engine(place);
    }

    /** Adds to {@link #notes}. */
    void note(String sentence) {
        manifest.note(List.of(sentence));
    }

    Path directory() {
        return directory;
    }

    /** What was measured beside costs by the cells finished so far. */
    List<MeasureSummary.Row> measures(String reference) {
        return MeasureSummary.of(finished, reference);
    }

    CellStore store() {
        return store;
    }

    /** Number of cells with a result. */
    int finished() {
        return finished.size();
    }

    List<Failure> failures() {
        return failures;
    }

    /** How many of the cells an earlier run left finished. */
    int known(List<Cell> cells) {
        return (int) cells.stream().filter(cell -> store.has(keys.key(cell))).count();
    }

    /** Begins the files anew; the listener writes every result as it comes, and before the first of a world where its peers sit. */
    ExperimentRunner.Listener begin(IntConsumer done, Runnable onFailure) throws IOException {
        files.close();
        files = new ResultFiles(directory, axes);
        finished.clear();
        failures.clear();
        Set<World> placed = new HashSet<>();
        return new ExperimentRunner.Listener() {
            @Override
            public void done(int cells, int total) {
                done.accept(cells);
            }

            @Override
            public void result(Replication replication) {
                try {
                    write(replication.cell(), placed);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void failed(Cell cell, RuntimeException cause) {
                if (cause instanceof UncheckedIOException) {
                    throw cause;
                }
                failures.add(new Failure(cell, cause));
                onFailure.run();
            }
        };
    }

    private void write(Cell cell, Set<World> placed) throws IOException {
        CellRecord record = store.read(keys.key(cell), cell)
                .orElseThrow(() -> new IOException("a finished cell is gone from " + directory));
        finished.add(record.figures());
        Point point = cell.point();
        if (placed.add(new World(point, cell.peers(), cell.seed()))) {
            files.writePeers(point, cell.seed(), record.places());
            manifest.note(record.notes());
        }
        files.write(cell, record.rows());
    }

    /** The summary of what is finished. */
    List<Summary.Row> summary(String reference) {
        return Summary.of(finished, reference);
    }

    /** Writes the summary, the manifest's last word and the report. */
    void finish(String reference, List<Summary.Row> rows, double seconds, boolean interrupted) throws IOException {
        files.writeSummary(rows);
        files.writeMeasures(MeasureSummary.of(finished, reference));
        files.close();
        manifest.write(
                interrupted ? "interrupted" : failures.isEmpty() ? "complete" : "partial", finished.size(), seconds);
        if (!rows.isEmpty()) {
            HtmlReport.write(directory);
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
