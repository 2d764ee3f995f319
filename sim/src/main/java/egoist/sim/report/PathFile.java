package egoist.sim.report;

import egoist.protocol.metric.PathAlgebra;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Replication;
import egoist.sim.measure.PathQuantiles;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code paths.csv}: how the costs of the best paths of each final overlay are distributed. One row per replication and level:
 * the share {@code level} of the ordered pairs of peers has a path of at most {@code path_cost}, empty where that many pairs
 * have no path at all. Large overlays are sampled ({@link PathQuantiles}).
 */
final class PathFile {
    static final List<String> COLUMNS = List.of("level", "path_cost");

    private PathFile() {}

    static List<List<String>> rows(Replication replication) {
        Cell cell = replication.cell();
        PathAlgebra algebra = cell.metric().equals("bandwidth") ? PathAlgebra.BOTTLENECK : PathAlgebra.ADDITIVE;
        long[] quantiles = PathQuantiles.of(replication.overlay(), algebra, replication.mostRelays());
        double[] levels = PathQuantiles.levels();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < quantiles.length; i++) {
            boolean none = algebra == PathAlgebra.ADDITIVE && quantiles[i] == algebra.unreachable();
            rows.add(List.of(Numbers.text(levels[i]), none ? "" : Numbers.thousandths(quantiles[i])));
        }
        return rows;
    }
}
