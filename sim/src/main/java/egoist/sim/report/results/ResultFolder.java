package egoist.sim.report.results;

import egoist.sim.report.Interval;
import egoist.sim.report.Summary;
import egoist.sim.report.results.CsvTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The folder a run left. Each file is read when it is asked for; files a run may do without give no rows.
 *
 * @param directory holds at least {@code runs.csv}
 */
public record ResultFolder(Path directory) {
    /**
     * Opens the folder of a run.
     *
     * @throws InvalidResultsException if it is none
     */
    public static ResultFolder open(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new InvalidResultsException(
                    directory + " is not a folder; give the folder that 'egoist sim run' wrote");
        }
        if (!Files.exists(directory.resolve("runs.csv"))) {
            throw new InvalidResultsException(
                    directory + " has no runs.csv; give a folder that 'egoist sim run --out' wrote");
        }
        return new ResultFolder(directory);
    }

    /** The manifest, an empty object if there is none. */
    public JsonNode manifest() {
        Path file = directory.resolve("manifest.json");
        if (!Files.exists(file)) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return new JsonMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new InvalidResultsException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new InvalidResultsException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The names of the axes that were swept, as the manifest tells them. */
    public List<String> axes() {
        List<String> axes = new ArrayList<>();
        manifest().path("axes").forEach(axis -> axes.add(axis.asString("")));
        return axes;
    }

    /** What the run is called. */
    public String name() {
        String name = manifest().path("name").asString("");
        return name.isEmpty()
                ? String.valueOf(directory.toAbsolutePath().normalize().getFileName())
                : name;
    }

    /** The replications, in their order. */
    public List<ResultRows.Run> runs() {
        return CsvTable.read(
                axes(),
                directory.resolve("runs.csv"),
                row -> new ResultRows.Run(
                        row.treatment(),
                        row.integer("seed"),
                        row.number("cost_mean"),
                        row.number("rewired_peers_per_epoch"),
                        row.number("links_changed_per_epoch"),
                        row.number("efficiency_mean"),
                        row.number("unreachable_pairs"),
                        row.number("control_bits_per_s"),
                        row.text("trace_hash")));
    }

    /** The summary, in its order; empty if the run was cut short. */
    public List<Summary.Row> summary() {
        return CsvTable.read(axes(), directory.resolve("summary.csv"), ResultFolder::summaryRow);
    }

    private static Summary.Row summaryRow(Row row) {
        int seeds = row.integer("seeds");
        double ratio = row.number("ratio_to_br");
        return new Summary.Row(
                row.text("policy"),
                row.integer("k"),
                row.integer("n"),
                row.text("metric"),
                new Interval(seeds, row.number("cost_mean"), row.number("cost_ci95")),
                Double.isNaN(ratio) ? Interval.NONE : new Interval(seeds, ratio, row.number("ratio_ci95")),
                row.number("rewired_peers_per_epoch"),
                row.number("links_changed_per_epoch"),
                row.number("efficiency_mean"),
                row.number("unreachable_pairs"),
                row.number("control_bits_per_s"),
                row.text("unconverged").isEmpty() ? Summary.NOT_APPLICABLE : row.integer("unconverged"),
                row.point());
    }

    /** The epochs of all replications. */
    public List<ResultRows.Sample> samples() {
        return CsvTable.read(
                axes(),
                directory.resolve("timeseries.csv"),
                row -> new ResultRows.Sample(
                        row.treatment(),
                        row.integer("seed"),
                        row.integer("epoch"),
                        row.number("time_s"),
                        row.number("cost_mean"),
                        row.number("rewired_peers"),
                        row.number("links_changed"),
                        row.number("efficiency_mean"),
                        row.number("unreachable_pairs")));
    }

    /** How path costs are distributed. */
    public List<ResultRows.PathLevel> paths() {
        return CsvTable.read(
                axes(),
                directory.resolve("paths.csv"),
                row -> new ResultRows.PathLevel(
                        row.treatment(), row.integer("seed"), row.number("level"), row.number("path_cost")));
    }

    /** Where the peers sit. */
    public List<ResultRows.PeerPlace> places() {
        return CsvTable.read(axes(), directory.resolve("peers.csv"), row -> {
            double x = row.numberIfAny("longitude");
            double y = row.numberIfAny("latitude");
            return new ResultRows.PeerPlace(
                    row.integer("seed"),
                    row.integer("n"),
                    row.integer("peer"),
                    row.text("place"),
                    Double.isNaN(x) ? row.numberIfAny("x") : x,
                    Double.isNaN(y) ? row.numberIfAny("y") : y,
                    row.point());
        });
    }

    /** The links at the end. */
    public List<ResultRows.FinalLink> finalLinks() {
        return CsvTable.read(
                axes(),
                directory.resolve("wirings.csv"),
                row -> new ResultRows.FinalLink(
                        row.treatment(),
                        row.integer("seed"),
                        row.integer("peer"),
                        new Link(row.integer("neighbour"), row.text("donated").equals("1"), row.number("link_cost"))));
    }

    /** What messages cost, by kind. */
    public List<ResultRows.Overhead> overhead() {
        return CsvTable.read(
                axes(),
                directory.resolve("overhead.csv"),
                row -> new ResultRows.Overhead(
                        row.treatment(),
                        row.integer("seed"),
                        row.text("kind"),
                        row.number("originated_bits_per_s"),
                        row.number("forwarded_bits_per_s")));
    }

    /** Who changed links when and why. */
    public List<ResultRows.RewiringRow> rewirings() {
        return CsvTable.read(
                axes(),
                directory.resolve("rewirings.csv"),
                row -> new ResultRows.RewiringRow(
                        row.treatment(),
                        row.integer("seed"),
                        row.integer("epoch"),
                        row.number("time_s"),
                        row.integer("peer"),
                        row.text("cause"),
                        row.links("links_before"),
                        row.links("links_after"),
                        row.number("cost_before"),
                        row.number("cost_after"),
                        row.integer("unreachable_before"),
                        row.integer("unreachable_after")));
    }
}
