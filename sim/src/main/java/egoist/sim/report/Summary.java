package egoist.sim.report;

import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Replication;
import egoist.sim.sweep.Point;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One row per policy, k, n and metric: means over the seeds with confidence intervals, and the ratio to the reference policy,
 * paired seed by seed because all policies of a seed met the same world.
 */
public final class Summary {
    /** Stands where no run could come to rest, because nothing but time ends it. */
    public static final int NOT_APPLICABLE = -1;

    private Summary() {}

    /**
     * One row.
     *
     * @param ratio cost over the reference policy's cost in the same world, mean over the seeds; {@link Interval#NONE} where
     *     there is no reference
     * @param unreachablePairs mean over the seeds
     * @param unconverged games that were still re-wiring when their epochs were used up, or {@link #NOT_APPLICABLE}
     * @param point its values on the axes of the sweep
     */
    public record Row(
            String policy,
            int degree,
            int peers,
            String metric,
            Interval cost,
            Interval ratio,
            double rewiredPeersPerEpoch,
            double linksChangedPerEpoch,
            double efficiencyMean,
            double unreachablePairs,
            double controlBitsPerSecond,
            int unconverged,
            Point point) {
        /** Of an experiment without axes. */
        public Row(
                String policy,
                int degree,
                int peers,
                String metric,
                Interval cost,
                Interval ratio,
                double rewiredPeersPerEpoch,
                double linksChangedPerEpoch,
                double efficiencyMean,
                double unreachablePairs,
                double controlBitsPerSecond,
                int unconverged) {
            this(
                    policy,
                    degree,
                    peers,
                    metric,
                    cost,
                    ratio,
                    rewiredPeersPerEpoch,
                    linksChangedPerEpoch,
                    efficiencyMean,
                    unreachablePairs,
                    controlBitsPerSecond,
                    unconverged,
                    Point.NONE);
        }
    }

    private record Key(Point point, String metric, int peers, int degree, String policy) {
        static Key of(Cell cell, String policy) {
            return new Key(cell.point(), cell.metric(), cell.peers(), cell.degree(), policy);
        }
    }

    /**
     * Rows in the order in which their first cell stands in the experiment.
     *
     * @param reference label of the policy that ratios are to; may be one that was not run
     */
    public static List<Row> of(Collection<Replication> replications, String reference) {
        Map<Key, List<Replication>> groups = new LinkedHashMap<>();
        Map<Key, Map<Integer, Double>> referenceCosts = new LinkedHashMap<>();
        for (Replication replication : replications) {
            Cell cell = replication.cell();
            groups.computeIfAbsent(Key.of(cell, cell.label()), key -> new ArrayList<>())
                    .add(replication);
            if (cell.label().equals(reference)) {
                referenceCosts
                        .computeIfAbsent(Key.of(cell, ""), key -> new LinkedHashMap<>())
                        .put(cell.seed(), replication.costMean());
            }
        }
        List<Row> rows = new ArrayList<>();
        for (List<Replication> group : groups.values()) {
            Map<Integer, Double> base =
                    referenceCosts.getOrDefault(Key.of(group.get(0).cell(), ""), Map.of());
            rows.add(row(group, base));
        }
        return rows;
    }

    private static Row row(List<Replication> group, Map<Integer, Double> base) {
        Cell cell = group.get(0).cell();
        double[] ratios = group.stream()
                .filter(replication -> base.containsKey(replication.cell().seed()))
                .mapToDouble(replication -> replication.costMean()
                        / base.getOrDefault(replication.cell().seed(), Double.NaN))
                .toArray();
        return new Row(
                cell.label(),
                cell.degree(),
                cell.peers(),
                cell.metric(),
                Interval.of(values(group, Replication::costMean)),
                Interval.of(ratios),
                mean(group, Replication::rewiredPeersPerEpoch),
                mean(group, Replication::linksChangedPerEpoch),
                mean(group, Replication::efficiencyMean),
                mean(group, replication -> (double) replication.unreachablePairs()),
                mean(group, Replication::controlBitsPerSecond),
                Double.isNaN(group.get(0).controlBitsPerSecond()) ? moving(group) : NOT_APPLICABLE,
                cell.point());
    }

    private static int moving(List<Replication> group) {
        return (int)
                group.stream().filter(replication -> !replication.converged()).count();
    }

    private static double[] values(List<Replication> group, ToDoubleFunction<Replication> figure) {
        return group.stream().mapToDouble(figure).toArray();
    }

    private static double mean(List<Replication> group, ToDoubleFunction<Replication> figure) {
        return Interval.of(values(group, figure)).mean();
    }
}
