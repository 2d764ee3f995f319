package egoist.sim.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import egoist.sim.experiment.Replication;
import java.util.ArrayList;
import java.util.List;

/**
 * What was measured beside costs, in long form: {@code measures.csv} has one row per replication, measure and what it is of
 * ({@code at}: a quantile, a kind of message, or nothing); {@code measures-summary.csv} their means over the seeds.
 */
final class MeasureFiles {
    private MeasureFiles() {}

    static List<List<String>> rows(Replication replication) {
        return replication.measures().stream()
                .map(measured -> List.of(measured.name(), measured.at(), Numbers.text(measured.value())))
                .toList();
    }

    /** @param axes names of the axes of the sweep, the last columns */
    static void writeSummary(CsvWriter out, List<String> axes, List<MeasureSummary.Row> rows) {
        List<String> header = new ArrayList<>(List.of(
                "policy", "k", "n", "metric", "measure", "at", "seeds", "mean", "ci95", "ratio_to_br", "ratio_ci95"));
        header.addAll(axes);
        out.writeRecord(header);
        for (MeasureSummary.Row row : rows) {
            List<String> fields = new ArrayList<>(List.of(
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
                    Numbers.text(row.ratio().halfWidth())));
            axes.forEach(axis -> fields.add(row.point().values().getOrDefault(axis, "")));
            out.writeRecord(fields);
        }
    }
}
