package egoist.sim.cli;

import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Experiment;
import egoist.sim.experiment.ExperimentRunner;
import egoist.sim.experiment.Replication;
import egoist.sim.network.World;
import egoist.sim.report.MeasureSummary;
import egoist.sim.report.ResultFiles;
import egoist.sim.report.Summary;
import egoist.sim.report.html.HtmlReport;
import egoist.sim.scenario.Scenario;
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
import java.util.stream.Stream;

/** The folder of one run: opened before the first cell, complete up to the last finished one at any time. */
final class RunFolder implements AutoCloseable {
    private final Path directory;
    private final ResultFiles files;
    private final Manifest manifest;
    private final List<Replication> finished = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    /** A cell that could not be run. */
    record Failure(Cell cell, RuntimeException cause) {}

    private RunFolder(Path directory, ResultFiles files, Manifest manifest) {
        this.directory = directory;
        this.files = files;
        this.manifest = manifest;
    }

    /** Makes the folder, or takes over one that holds an earlier run; never one with other things in it. */
    static RunFolder open(Path directory, Scenario scenario, List<String> overrides) throws IOException {
        if (directory.toString().isBlank()) {
            throw new UserError("--out is empty; give a folder");
        }
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new UserError("--out " + directory + " is a file; give a folder");
        }
        if (Files.isDirectory(directory) && !Files.exists(directory.resolve(Manifest.FILE))) {
            try (Stream<Path> content = Files.list(directory)) {
                if (content.findAny().isPresent()) {
                    throw new UserError("--out " + directory + " holds other files; give a new or empty folder, or one"
                            + " of an earlier run");
                }
            }
        }
        Files.createDirectories(directory);
        Manifest manifest = new Manifest(directory, scenario, overrides);
        manifest.write("running", 0, 0);
        return new RunFolder(directory, new ResultFiles(directory), manifest);
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

    Path directory() {
        return directory;
    }

    /** What was measured beside costs by the cells finished so far. */
    List<MeasureSummary.Row> measures(String reference) {
        return MeasureSummary.of(finished, reference);
    }

    /** Number of cells with a result. */
    int finished() {
        return finished.size();
    }

    List<Failure> failures() {
        return failures;
    }

    /** Who writes every result as it comes, and before the first of a world where its peers sit. */
    ExperimentRunner.Listener listener(Progress progress, Experiment experiment) {
        Set<String> placed = new HashSet<>();
        return new ExperimentRunner.Listener() {
            @Override
            public void done(int cells, int total) {
                progress.done(cells);
            }

            @Override
            public void result(Replication replication) {
                finished.add(replication.withoutDetail());
                Cell cell = replication.cell();
                World world = experiment.world(cell);
                try {
                    if (world != null && placed.add(cell.peers() + "/" + cell.seed())) {
                        files.writePeers(cell.seed(), new WorldPlaces(world, world.rows()));
                        manifest.note(world.notes());
                    }
                    files.write(replication);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void failed(Cell cell, RuntimeException cause) {
                failures.add(new Failure(cell, cause));
            }
        };
    }

    /** Writes the summary and the manifest's last word; returns the summary. */
    List<Summary.Row> finish(String reference, double seconds, boolean interrupted) throws IOException {
        List<Summary.Row> rows = Summary.of(finished, reference);
        files.writeSummary(rows);
        files.writeMeasures(MeasureSummary.of(finished, reference));
        files.close();
        manifest.write(
                interrupted ? "interrupted" : failures.isEmpty() ? "complete" : "partial", finished.size(), seconds);
        if (!rows.isEmpty()) {
            HtmlReport.write(directory);
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    /** A world's places in the form the result files want. */
    private record WorldPlaces(World world, int[] rows) implements ResultFiles.PeerPlaces {
        @Override
        public int peers() {
            return world.peers();
        }

        @Override
        public int row(int peer) {
            return rows[peer];
        }

        @Override
        public String name(int peer) {
            return world.place(peer).name();
        }

        @Override
        public double longitude(int peer) {
            return world.place(peer).longitudeDegrees();
        }

        @Override
        public double latitude(int peer) {
            return world.place(peer).latitudeDegrees();
        }
    }
}
