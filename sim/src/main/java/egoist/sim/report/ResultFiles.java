package egoist.sim.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import egoist.protocol.overlay.Wiring;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.KindTraffic;
import egoist.sim.experiment.Replication;
import egoist.sim.game.EpochSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The CSV files of a run, RFC 4180 with a header, all in the order of the experiment's cells whatever order they finished in.
 *
 * <ul>
 *   <li>{@code summary.csv}: one row per policy, k, n and metric ({@link Summary}); {@code *_ci95} is half the width of the
 *       95 % confidence interval over the seeds, {@code ratio_to_br} the paired ratio to best response.
 *   <li>{@code runs.csv}: one row per replication.
 *   <li>{@code wirings.csv}: final wiring of every replication, costs in the metric's unit. A full mesh of more than
 *       {@value #MESH_PEERS} peers is left out: it is every ordered pair.
 *   <li>{@code peers.csv}: where each peer of each seed sits: its row in the matrix file and its place if known.
 *   <li>{@code timeseries.csv}: one row per replication and epoch (game) or observation (protocol).
 *   <li>{@code paths.csv}: distribution of path costs ({@link PathFile}).
 *   <li>{@code overhead.csv}: bits of protocol messages by kind and replication, per peer and second after the warm-up, those of
 *       their originators apart from those passed on for others; and how many messages were sent, lost and repeated.
 *   <li>{@code rewirings.csv}: who changed links and what it was worth ({@link RewiringFile}).
 *   <li>{@code measures.csv} and {@code measures-summary.csv}: what else was measured ({@link MeasureFiles}).
 * </ul>
 *
 * Costs are in ms (delay), load (load) or Mbit/s (bandwidth). A figure that does not apply is empty.
 */
public final class ResultFiles implements AutoCloseable {
    /** Largest full mesh whose links are written one by one. */
    static final int MESH_PEERS = 100;

    private static final String[] SUMMARY_HEADER = {
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
        "unconverged"
    };

    private final Path directory;
    private final CsvWriter runs;
    private final CsvWriter wirings;
    private final CsvWriter peers;
    private final CsvWriter series;
    private final CsvWriter paths;
    private final CsvWriter rewirings;
    private final CsvWriter overhead;
    private final CsvWriter measures;
    private final PathFile pathFile;
    private final RewiringFile rewiringFile;
    private boolean closed;

    /** Opens the files in a directory that exists, replacing former ones. */
    public ResultFiles(Path directory) throws IOException {
        this.directory = directory;
        this.runs = open("runs.csv");
        this.wirings = open("wirings.csv");
        this.peers = open("peers.csv");
        this.series = open("timeseries.csv");
        this.paths = open("paths.csv");
        this.rewirings = open("rewirings.csv");
        this.overhead = open("overhead.csv");
        this.measures = open("measures.csv");
        MeasureFiles.writeHeader(measures);
        overhead.writeRecord(
                "policy",
                "k",
                "n",
                "metric",
                "seed",
                "kind",
                "originated_bits_per_s",
                "forwarded_bits_per_s",
                "messages",
                "lost",
                "repeated");
        this.pathFile = new PathFile(paths);
        this.rewiringFile = new RewiringFile(rewirings);
        runs.writeRecord(
                "policy",
                "k",
                "n",
                "metric",
                "seed",
                "cost_mean",
                "rewired_peers_per_epoch",
                "links_changed_per_epoch",
                "efficiency_mean",
                "unreachable_pairs",
                "control_bits_per_s",
                "epochs",
                "converged",
                "trace_hash");
        wirings.writeRecord("policy", "k", "seed", "peer", "neighbour", "link_cost", "donated", "n", "metric");
        peers.writeRecord("seed", "peer", "row", "n", "place", "longitude", "latitude");
        series.writeRecord(
                "policy",
                "k",
                "n",
                "metric",
                "seed",
                "epoch",
                "time_s",
                "cost_mean",
                "rewired_peers",
                "links_changed",
                "efficiency_mean",
                "unreachable_pairs");
        flush();
    }

    private void flush() throws IOException {
        for (CsvWriter file : List.of(runs, wirings, peers, series, paths, rewirings, overhead, measures)) {
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
        writeRun(replication);
        writeWirings(replication);
        writeSeries(replication);
        pathFile.write(replication);
        rewiringFile.write(replication);
        writeOverhead(replication);
        MeasureFiles.write(measures, replication);
        flush();
    }

    private void writeRun(Replication replication) {
        Cell cell = replication.cell();
        runs.writeRecord(
                cell.label(),
                Integer.toString(cell.degree()),
                Integer.toString(cell.peers()),
                cell.metric(),
                Integer.toString(cell.seed()),
                Numbers.text(replication.costMean()),
                Numbers.text(replication.rewiredPeersPerEpoch()),
                Numbers.text(replication.linksChangedPerEpoch()),
                Numbers.text(replication.efficiencyMean()),
                Long.toString(replication.unreachablePairs()),
                Numbers.text(replication.controlBitsPerSecond()),
                Integer.toString(replication.epochs()),
                Boolean.toString(replication.converged()),
                String.format(Locale.ROOT, "%016x", replication.traceHash()));
    }

    private void writeWirings(Replication replication) {
        Cell cell = replication.cell();
        Wiring[] all = replication.wirings();
        if (all.length > MESH_PEERS && all[0].size() == all.length - 1) {
            return;
        }
        for (int peer = 0; peer < all.length; peer++) {
            for (int i = 0; i < all[peer].size(); i++) {
                int neighbour = all[peer].neighbour(i);
                int cost = replication.overlay().cost(peer, neighbour);
                wirings.writeRecord(
                        cell.label(),
                        Integer.toString(cell.degree()),
                        Integer.toString(cell.seed()),
                        Integer.toString(peer),
                        Integer.toString(neighbour),
                        cost < 0 ? "" : Numbers.thousandths(cost),
                        all[peer].donated(i) ? "1" : "0",
                        Integer.toString(cell.peers()),
                        cell.metric());
            }
        }
    }

    private void writeSeries(Replication replication) {
        Cell cell = replication.cell();
        int epoch = 0;
        for (EpochSample sample : replication.samples()) {
            series.writeRecord(
                    cell.label(),
                    Integer.toString(cell.degree()),
                    Integer.toString(cell.peers()),
                    cell.metric(),
                    Integer.toString(cell.seed()),
                    Integer.toString(++epoch),
                    Numbers.text(sample.timeMicros() / 1e6),
                    Numbers.text(sample.costs().mean() / 1000),
                    Integer.toString(sample.rewiredPeers()),
                    Integer.toString(sample.linksChanged()),
                    Numbers.text(sample.costs().efficiencyMean()),
                    Long.toString(sample.costs().unreachablePairs()));
        }
    }

    private void writeOverhead(Replication replication) {
        Cell cell = replication.cell();
        for (KindTraffic share : replication.traffic()) {
            overhead.writeRecord(
                    cell.label(),
                    Integer.toString(cell.degree()),
                    Integer.toString(cell.peers()),
                    cell.metric(),
                    Integer.toString(cell.seed()),
                    share.kind(),
                    Numbers.text(share.originated()),
                    Numbers.text(share.forwarded()),
                    Long.toString(share.messages()),
                    Long.toString(share.lost()),
                    Long.toString(share.repeated()));
        }
    }

    /** Appends the places of the peers of one world. */
    public void writePeers(int seed, PeerPlaces places) throws IOException {
        for (int peer = 0; peer < places.peers(); peer++) {
            peers.writeRecord(
                    Integer.toString(seed),
                    Integer.toString(peer),
                    Integer.toString(places.row(peer)),
                    Integer.toString(places.peers()),
                    places.name(peer),
                    Numbers.text(places.longitude(peer)),
                    Numbers.text(places.latitude(peer)));
        }
        peers.flush();
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
    }

    /** Writes {@code summary.csv}. */
    public void writeSummary(List<Summary.Row> rows) throws IOException {
        try (CsvWriter summary = open("summary.csv")) {
            writeSummary(summary, rows);
        }
    }

    /** Writes {@code measures-summary.csv}. */
    public void writeMeasures(List<MeasureSummary.Row> rows) throws IOException {
        try (CsvWriter summary = open("measures-summary.csv")) {
            MeasureFiles.writeSummary(summary, rows);
        }
    }

    /** Writes the summary as CSV, header first. */
    static void writeSummary(CsvWriter out, List<Summary.Row> rows) {
        out.writeRecord(SUMMARY_HEADER);
        for (Summary.Row row : rows) {
            out.writeRecord(
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
                    row.unconverged() < 0 ? "" : Integer.toString(row.unconverged()));
        }
    }

    /** Closes the files; again does nothing. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (runs;
                    wirings;
                    peers;
                    series;
                    paths;
                    rewirings;
                    overhead;
                    measures) {
                runs.flush();
            }
        }
    }
}
