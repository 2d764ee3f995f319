package egoist.sim.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Measured;
import egoist.sim.experiment.Replication;
import java.util.List;

/**
 * What was measured beside costs, in long form: {@code measures.csv} has one row per replication, measure and what it is of
 * ({@code at}: a quantile, a kind of message, or nothing); {@code measures-summary.csv} their means over the seeds.
 */
final class MeasureFiles {
    private MeasureFiles() {}

    static void writeHeader(CsvWriter out) {
        out.writeRecord("policy", "k", "n", "metric", "seed", "measure", "at", "value");
    }

    static void write(CsvWriter out, Replication replication) {
        Cell cell = replication.cell();
        for (Measured measured : replication.measures()) {
            out.writeRecord(
                    cell.label(),
                    Integer.toString(cell.degree()),
                    Integer.toString(cell.peers()),
                    cell.metric(),
                    Integer.toString(cell.seed()),
                    measured.name(),
                    measured.at(),
                    Numbers.text(measured.value()));
        }
    }

    static void writeSummary(CsvWriter out, List<MeasureSummary.Row> rows) {
        out.writeRecord(
                "policy", "k", "n", "metric", "measure", "at", "seeds", "mean", "ci95", "ratio_to_br", "ratio_ci95");
        for (MeasureSummary.Row row : rows) {
            out.writeRecord(
                    row.policy(),
                    Integer.toString(row.degree()),
                    Integer.toString(row.peers()),
                    row.metric(),
                    row.measure(),
                    row.at(),
                    Integer.toString(row.value().count()),
                    Numbers.text(row.value().mean()),
                    Numbers.text(row.value().halfWidth()),
                    Numbers.text(row.ratio().mean()),
                    Numbers.text(row.ratio().halfWidth()));
        }
    }
}
