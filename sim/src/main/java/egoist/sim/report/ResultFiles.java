package egoist.sim.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Replication;
import egoist.sim.sweep.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The CSV files of a run, RFC 4180 with a header, all in the order of the experiment's cells whatever order they finished in.
 *
 * <ul>
 *   <li>{@code summary.csv}: one row per policy, k, n and metric ({@link Summary}); {@code *_ci95} is half the width of the
 *       95 % confidence interval over the seeds, {@code ratio_to_br} the paired ratio to best response.
 *   <li>{@code runs.csv}: one row per replication.
 *   <li>{@code wirings.csv}: final wiring of every replication, costs in the metric's unit. A full mesh of more than
 *       {@value #MESH_PEERS} peers is left out: it is every ordered pair.
 *   <li>{@code peers.csv}: where each peer of each seed sits: its row in the matrix file and its place if known; and
 *       how popular it is, the mean of the others' preferences p_ij, where these differ.
 *   <li>{@code timeseries.csv}: one row per replication and epoch (game) or observation (protocol).
 *   <li>{@code paths.csv}: distribution of path costs ({@link PathFile}).
 *   <li>{@code overhead.csv}: bits of protocol messages by kind and replication, per peer and second after the warm-up, those of
 *       their originators apart from those passed on for others; and how many messages were sent, lost and repeated.
 *   <li>{@code rewirings.csv}: who changed links and what it was worth ({@link RewiringFile}).
 *   <li>{@code measures.csv} and {@code measures-summary.csv}: what else was measured ({@link MeasureFiles}).
 * </ul>
 *
 * The axes of a sweep are the last columns of every file, under their names.
 *
 * <p>Costs are in ms (delay), load (load) or Mbit/s (bandwidth). A figure that does not apply is empty.
 */
public final class ResultFiles implements AutoCloseable {
    /** Largest full mesh whose links are written one by one. */
    static final int MESH_PEERS = 100;

    private static final List<String> SUMMARY_COLUMNS = List.of(
            "policy",
            "k",
            "n",
            "metric",
            "seeds",
            "cost_mean",
            "cost_ci95",
            "ratio_to_br",
            "ratio_ci95",
            "rewired_peers_per_epoch",
            "links_changed_per_epoch",
            "efficiency_mean",
            "unreachable_pairs",
            "control_bits_per_s",
            "unconverged");

    private final Path directory;
    private final List<String> axes;
    private final Map<String, CsvWriter> files = new LinkedHashMap<>();
    private final CsvWriter peers;
    private int rewirings;
    private boolean closed;

    /** Opens the files of an experiment without axes in a directory that exists, replacing former ones. */
    public ResultFiles(Path directory) throws IOException {
        this(directory, List.of());
    }

    /**
     * Opens the files in a directory that exists, replacing former ones.
     *
     * @param axes names of the axes of the sweep, the last columns of every file
     */
    public ResultFiles(Path directory, List<String> axes) throws IOException {
        this.directory = directory;
        this.axes = List.copyOf(axes);
        for (Map.Entry<String, List<String>> file : CellRows.COLUMNS.entrySet()) {
            CsvWriter writer = open(file.getKey());
            files.put(file.getKey(), writer);
            List<String> cell = List.of("policy", "k", "n", "metric", "seed");
            writer.writeRecord(ordered(file.getKey(), cell, file.getValue(), axes));
        }
        this.peers = open("peers.csv");
        files.put("peers.csv", peers);
        peers.writeRecord(joined(
                List.of("seed"), List.of("peer", "row", "n", "place", "longitude", "latitude", "popularity"), axes));
        flush();
    }

    /** A row: the columns of the cell, then its own, then the axes; but n and metric come late in the oldest file. */
    private static List<String> ordered(String file, List<String> cell, List<String> own, List<String> axes) {
        return file.equals(CellRows.WIRINGS)
                ? joined(
                        List.of(cell.get(0), cell.get(1), cell.get(4)),
                        own,
                        joined(cell.subList(2, 4), List.of(), axes))
                : joined(cell, own, axes);
    }

    private static List<String> joined(List<String> first, List<String> second, List<String> third) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        all.addAll(third);
        return all;
    }

    private List<String> values(Point point) {
        return axes.stream().map(axis -> point.values().getOrDefault(axis, "")).toList();
    }

    private void flush() throws IOException {
        for (CsvWriter file : files.values()) {
            file.flush();
        }
    }

    private CsvWriter open(String name) throws IOException {
        return CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(Files.newBufferedWriter(directory.resolve(name), StandardCharsets.UTF_8));
    }

    /** Appends all rows of one replication. */
    public void write(Replication replication) throws IOException {
        write(replication.cell(), CellRows.of(replication));
    }

    /** Appends all rows of a cell. */
    public void write(Cell cell, CellRows rows) throws IOException {
        List<String> which = List.of(
                cell.label(),
                Integer.toString(cell.degree()),
                Integer.toString(cell.peers()),
                cell.metric(),
                Integer.toString(cell.seed()));
        List<String> point = values(cell.point());
        for (Map.Entry<String, List<List<String>>> file : rows.rows().entrySet()) {
            CsvWriter writer = files.get(file.getKey());
            if (writer == null) {
                throw new IllegalArgumentException("no file " + file.getKey());
            }
            if (!file.getKey().equals(CellRows.REWIRINGS)
                    || roomForRewirings(file.getValue().size())) {
                file.getValue().forEach(row -> writer.writeRecord(ordered(file.getKey(), which, row, point)));
            }
        }
        flush();
    }

    private boolean roomForRewirings(int rows) {
        boolean room = rewirings + rows <= RewiringFile.MOST_ROWS;
        rewirings += room ? rows : 0;
        return room;
    }

    /** Appends the places of the peers of one world of an experiment without axes. */
    public void writePeers(int seed, PeerPlaces places) throws IOException {
        writePeers(Point.NONE, seed, placeRows(places));
    }

    /** Appends the places of the peers of one world, as {@link #placeRows} gave them. */
    public void writePeers(Point point, int seed, List<List<String>> rows) throws IOException {
        for (List<String> row : rows) {
            peers.writeRecord(joined(List.of(Integer.toString(seed)), row, values(point)));
        }
        peers.flush();
    }

    /** The rows of {@code peers.csv} for one world, without the columns that say which world it is. */
    public static List<List<String>> placeRows(PeerPlaces places) {
        List<List<String>> rows = new ArrayList<>();
        for (int peer = 0; peer < places.peers(); peer++) {
            rows.add(List.of(
                    Integer.toString(peer),
                    Integer.toString(places.row(peer)),
                    Integer.toString(places.peers()),
                    places.name(peer),
                    Numbers.text(places.longitude(peer)),
                    Numbers.text(places.latitude(peer)),
                    Numbers.text(places.popularity(peer))));
        }
        return rows;
    }

    /** Where the peers of one world sit. */
    public interface PeerPlaces {
        int peers();

        int row(int peer);

        /** Its name, or empty. */
        String name(int peer);

        /** In degrees, east positive; NaN if unknown. */
        double longitude(int peer);

        /** In degrees, north positive; NaN if unknown. */
        double latitude(int peer);

        /** How much the others care for it, the mean of their p_ij; NaN where all peers are cared for alike. */
        double popularity(int peer);
    }

    /** Writes {@code summary.csv}. */
    public void writeSummary(List<Summary.Row> rows) throws IOException {
        try (CsvWriter summary = open("summary.csv")) {
            writeSummary(summary, axes, rows);
        }
    }

    /** Writes {@code measures-summary.csv}. */
    public void writeMeasures(List<MeasureSummary.Row> rows) throws IOException {
        try (CsvWriter summary = open("measures-summary.csv")) {
            MeasureFiles.writeSummary(summary, axes, rows);
        }
    }

    /** Writes the summary as CSV, header first. */
    static void writeSummary(CsvWriter out, List<String> axes, List<Summary.Row> rows) {
        out.writeRecord(joined(SUMMARY_COLUMNS, List.of(), axes));
        for (Summary.Row row : rows) {
            List<String> fields = new ArrayList<>(List.of(
                    row.policy(),
                    Integer.toString(row.degree()),
                    Integer.toString(row.peers()),
                    row.metric(),
                    Integer.toString(row.cost().count()),
                    Numbers.text(row.cost().mean()),
                    Numbers.text(row.cost().halfWidth()),
                    Numbers.text(row.ratio().mean()),
                    Numbers.text(row.ratio().halfWidth()),
                    Numbers.text(row.rewiredPeersPerEpoch()),
                    Numbers.text(row.linksChangedPerEpoch()),
                    Numbers.text(row.efficiencyMean()),
                    Numbers.text(row.unreachablePairs()),
                    Numbers.text(row.controlBitsPerSecond()),
                    row.unconverged() < 0 ? "" : Integer.toString(row.unconverged())));
            axes.forEach(axis -> fields.add(row.point().values().getOrDefault(axis, "")));
            out.writeRecord(fields);
        }
    }

    /** Closes the files; again does nothing. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            for (CsvWriter file : files.values()) {
                file.close();
            }
        }
    }
}
