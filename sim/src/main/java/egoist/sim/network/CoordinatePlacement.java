package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Peers at coordinates; the delay between two is their Euclidean distance plus both access delays. No array of n^2. */
final class CoordinatePlacement implements Placement {
    private final double[][] axes;
    private final int[] accessMicros;
    private final int @Nullable [] rows;
    private final List<String> notes;

    /**
     * @param axes coordinates in one-way microseconds, {@code axes[dimension][peer]}
     * @param accessMicros one-way delay between each peer and its point
     * @param rows line of the data each peer came from; null for the peers' own ids
     */
    CoordinatePlacement(double[][] axes, int[] accessMicros, int @Nullable [] rows, List<String> notes) {
        this.axes = axes;
        this.accessMicros = accessMicros;
        this.rows = rows;
        this.notes = notes;
    }

    @Override
    public int peers() {
        return accessMicros.length;
    }

    @Override
    public int row(int peer) {
        return rows == null ? peer : rows[peer];
    }

    @Override
    public int oneWayMicros(int from, int to, long atMicros) {
        if (from == to) {
            return 0;
        }
        double square = 0;
        for (double[] axis : axes) {
            double difference = axis[from] - axis[to];
            square += difference * difference;
        }
        // sqrt is correctly rounded by IEEE 754, so this is the same on every machine.
        long micros = Math.round(Math.sqrt(square)) + accessMicros[from] + accessMicros[to];
        return (int) Math.max(1, Math.min(micros, PathAlgebra.MAX_LINK_COST));
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}
