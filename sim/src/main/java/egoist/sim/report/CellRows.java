package egoist.sim.report;

import egoist.protocol.overlay.Wiring;
import egoist.sim.experiment.KindTraffic;
import egoist.sim.experiment.Replication;
import egoist.sim.game.EpochSample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one cell adds to each of the CSV files, without the columns that say which cell it is: the same for every cell that is
 * bound to have the same outcome.
 *
 * @param rows by the name of the file; the fields in the order of its columns
 */
public record CellRows(Map<String, List<List<String>>> rows) {
    static final String RUNS = "runs.csv";
    static final String WIRINGS = "wirings.csv";
    static final String REWIRINGS = "rewirings.csv";

    /** The files and their columns behind those of the cell. */
    static final Map<String, List<String>> COLUMNS = columns();

    private static Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put(
                RUNS,
                List.of(
                        "cost_mean",
                        "rewired_peers_per_epoch",
                        "links_changed_per_epoch",
                        "efficiency_mean",
                        "unreachable_pairs",
                        "control_bits_per_s",
                        "epochs",
                        "converged",
                        "trace_hash"));
        columns.put(WIRINGS, List.of("peer", "neighbour", "link_cost", "donated"));
        columns.put(
                "timeseries.csv",
                List.of(
                        "epoch",
                        "time_s",
                        "cost_mean",
                        "rewired_peers",
                        "links_changed",
                        "efficiency_mean",
                        "unreachable_pairs"));
        columns.put("paths.csv", PathFile.COLUMNS);
        columns.put(REWIRINGS, RewiringFile.COLUMNS);
        columns.put(
                "overhead.csv",
                List.of("kind", "originated_bits_per_s", "forwarded_bits_per_s", "messages", "lost", "repeated"));
        columns.put("measures.csv", List.of("measure", "at", "value"));
        return columns;
    }

    /** The rows of one replication. */
    public static CellRows of(Replication replication) {
        Map<String, List<List<String>>> rows = new LinkedHashMap<>();
        rows.put(RUNS, List.of(run(replication)));
        rows.put(WIRINGS, wirings(replication));
        rows.put("timeseries.csv", series(replication));
        rows.put("paths.csv", PathFile.rows(replication));
        rows.put(REWIRINGS, RewiringFile.rows(replication));
        rows.put("overhead.csv", overhead(replication));
        rows.put("measures.csv", MeasureFiles.rows(replication));
        return new CellRows(rows);
    }

    private static List<String> run(Replication replication) {
        return List.of(
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

    private static List<List<String>> wirings(Replication replication) {
        List<List<String>> rows = new ArrayList<>();
        Wiring[] all = replication.wirings();
        if (all.length > ResultFiles.MESH_PEERS && all[0].size() == all.length - 1) {
            return rows;
        }
        for (int peer = 0; peer < all.length; peer++) {
            for (int i = 0; i < all[peer].size(); i++) {
                int neighbour = all[peer].neighbour(i);
                int cost = replication.overlay().cost(peer, neighbour);
                rows.add(List.of(
                        Integer.toString(peer),
                        Integer.toString(neighbour),
                        cost < 0 ? "" : Numbers.thousandths(cost),
                        all[peer].donated(i) ? "1" : "0"));
            }
        }
        return rows;
    }

    private static List<List<String>> series(Replication replication) {
        List<List<String>> rows = new ArrayList<>();
        for (EpochSample sample : replication.samples()) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    Numbers.text(sample.timeMicros() / 1e6),
                    Numbers.text(sample.costs().mean() / 1000),
                    Integer.toString(sample.rewiredPeers()),
                    Integer.toString(sample.linksChanged()),
                    Numbers.text(sample.costs().efficiencyMean()),
                    Long.toString(sample.costs().unreachablePairs())));
        }
        return rows;
    }

    private static List<List<String>> overhead(Replication replication) {
        List<List<String>> rows = new ArrayList<>();
        for (KindTraffic share : replication.traffic()) {
            rows.add(List.of(
                    share.kind(),
                    Numbers.text(share.originated()),
                    Numbers.text(share.forwarded()),
                    Long.toString(share.messages()),
                    Long.toString(share.lost()),
                    Long.toString(share.repeated())));
        }
        return rows;
    }
}
