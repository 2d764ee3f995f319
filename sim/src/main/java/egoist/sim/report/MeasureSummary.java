package egoist.sim.report;

import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Replication;
import egoist.sim.measure.Measured;
import egoist.sim.sweep.Point;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row per policy, k, n, metric and further measure: its mean over the seeds with a confidence interval, and its ratio to
 * the reference policy's, paired seed by seed.
 */
public final class MeasureSummary {
    private MeasureSummary() {}

    /**
     * One row.
     *
     * @param value of the seeds in which the measure applied
     * @param ratio {@link Interval#NONE} where there is no reference, or where its value is 0
     * @param point its values on the axes of the sweep
     */
    public record Row(
            String policy,
            int degree,
            int peers,
            String metric,
            String measure,
            String at,
            Interval value,
            Interval ratio,
            Point point) {}

    private record Setting(Point point, String metric, int peers, int degree) {}

    private record Key(Setting setting, String policy, String measure, String at) {}

    /** Rows in the order in which their first value stands in the experiment. */
    public static List<Row> of(Collection<Replication> replications, String reference) {
        Map<Key, Map<Integer, Double>> values = new LinkedHashMap<>();
        for (Replication replication : replications) {
            Cell cell = replication.cell();
            Setting setting = new Setting(cell.point(), cell.metric(), cell.peers(), cell.degree());
            for (Measured measured : replication.measures()) {
                Key key = new Key(setting, cell.label(), measured.name(), measured.at());
                values.computeIfAbsent(key, ignored -> new LinkedHashMap<>()).put(cell.seed(), measured.value());
            }
        }
        List<Row> rows = new ArrayList<>();
        values.forEach((key, bySeed) -> {
            Key base = new Key(key.setting, reference, key.measure, key.at);
            rows.add(row(key, bySeed, values.getOrDefault(base, Map.of())));
        });
        return rows;
    }

    private static Row row(Key key, Map<Integer, Double> bySeed, Map<Integer, Double> base) {
        double[] applied = bySeed.values().stream()
                .filter(value -> !value.isNaN())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double[] ratios = bySeed.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() / base.getOrDefault(entry.getKey(), Double.NaN))
                .filter(Double::isFinite)
                .toArray();
        return new Row(
                key.policy,
                key.setting.degree,
                key.setting.peers,
                key.setting.metric,
                key.measure,
                key.at,
                Interval.of(applied),
                Interval.of(ratios),
                key.setting.point);
    }
}
