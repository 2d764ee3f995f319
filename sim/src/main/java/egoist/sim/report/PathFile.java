package egoist.sim.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import egoist.protocol.metric.PathAlgebra;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Replication;
import egoist.sim.measure.PathQuantiles;

/**
 * {@code paths.csv}: how the costs of the best paths of each final overlay are distributed. One row per replication and level:
 * the share {@code level} of the ordered pairs of peers has a path of at most {@code path_cost}, empty where that many pairs
 * have no path at all. Large overlays are sampled ({@link PathQuantiles}).
 */
final class PathFile {
    private final CsvWriter out;

    PathFile(CsvWriter out) {
        this.out = out;
        out.writeRecord("policy", "k", "n", "metric", "seed", "level", "path_cost");
    }

    void write(Replication replication) {
        Cell cell = replication.cell();
        PathAlgebra algebra = cell.metric().equals("bandwidth") ? PathAlgebra.BOTTLENECK : PathAlgebra.ADDITIVE;
        long[] quantiles = PathQuantiles.of(replication.overlay(), algebra, replication.mostRelays());
        double[] levels = PathQuantiles.levels();
        for (int i = 0; i < quantiles.length; i++) {
            boolean none = algebra == PathAlgebra.ADDITIVE && quantiles[i] == algebra.unreachable();
            out.writeRecord(
                    cell.label(),
                    Integer.toString(cell.degree()),
                    Integer.toString(cell.peers()),
                    cell.metric(),
                    Integer.toString(cell.seed()),
                    Numbers.text(levels[i]),
                    none ? "" : Numbers.thousandths(quantiles[i]));
        }
    }
}
