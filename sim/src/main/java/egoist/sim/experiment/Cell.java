package egoist.sim.experiment;

import egoist.sim.sweep.Point;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One replication to run: one policy with one degree in one world. Serializable, because it may be run on another machine.
 *
 * @param index its place in the order of the whole experiment, from 0; results are always reported in this order
 * @param point its values on the axes of the sweep
 * @param peers number of peers n
 * @param metric name of the metric
 * @param degree k
 * @param policy index of the policy in the scenario's list
 * @param label the policy's label in tables and files
 * @param seed number of the replication, from 0; cells with equal point, peers and seed share one world
 */
public record Cell(int index, Point point, int peers, String metric, int degree, int policy, String label, int seed)
        implements Serializable {
    /** A cell of an experiment without axes. */
    public Cell(int index, int peers, String metric, int degree, int policy, String label, int seed) {
        this(index, Point.NONE, peers, metric, degree, policy, label, seed);
    }

    /** Its values by the names that conditions know. */
    public Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("policy", label);
        names.put("k", Integer.toString(degree));
        names.put("n", Integer.toString(peers));
        names.put("metric", metric);
        names.put("seed", Integer.toString(seed));
        names.putAll(point.values());
        return names;
    }

    /** What tells it from all other cells, as a condition: {@code policy="best-response",k=3,n=50,metric=delay,seed=4}. */
    public String condition() {
        StringBuilder text = new StringBuilder();
        names().forEach((name, value) -> {
            boolean plain = value.matches("[A-Za-z0-9._-]+");
            String quote = plain ? "" : value.contains("\"") ? "'" : "\"";
            text.append(text.isEmpty() ? "" : ",")
                    .append(name.matches("[A-Za-z_][A-Za-z0-9_.\\-\\[\\]]*") ? name : "'" + name + "'");
            text.append('=').append(quote).append(value).append(quote);
        });
        return text.toString();
    }

    /** How messages name a cell: {@code best-response k=3 n=50 delay seed 4}. */
    @Override
    public String toString() {
        String where = point.toString();
        return label + " k=" + degree + " n=" + peers + " " + metric + " seed " + seed
                + (where.isEmpty() ? "" : " (" + where + ")");
    }
}
