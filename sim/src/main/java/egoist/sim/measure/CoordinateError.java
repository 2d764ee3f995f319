package egoist.sim.measure;

import egoist.protocol.metric.PathAlgebra;
import java.util.Arrays;
import java.util.List;

/** How wrong the delays are that network coordinates foretell: the difference as a share of the true delay, over all pairs. */
public final class CoordinateError {
    private static final double[] LEVELS = {0.1, 0.5, 0.9};

    private CoordinateError() {}

    /** Its quantiles at the beginning; none if there is no pair with a delay above 0 and a foretold one. */
    public static List<Measured> of(CostTable truth, CostTable foretold) {
        int peers = truth.peers();
        double[] errors = new double[Math.multiplyExact(peers, Math.max(0, peers - 1))];
        int count = 0;
        for (int from = 0; from < peers; from++) {
            for (int to = 0; to < peers; to++) {
                int right = truth.cost(from, to, 0);
                int told = foretold.cost(from, to, 0);
                if (from != to && right > 0 && told != PathAlgebra.NO_LINK) {
                    errors[count++] = Math.abs((double) told - right) / right;
                }
            }
        }
        if (count == 0) {
            return List.of();
        }
        double[] sorted = Arrays.copyOf(errors, count);
        Arrays.sort(sorted);
        return Arrays.stream(LEVELS)
                .mapToObj(level ->
                        new Measured("coordinate-error", "p" + Math.round(100 * level), sorted[rank(level, sorted)]))
                .toList();
    }

    private static int rank(double level, double[] sorted) {
        return (int) Math.ceil(level * sorted.length) - 1;
    }
}
