package egoist.sim.measure;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.ShortestPaths;
import java.util.Arrays;

/**
 * What kind of overlay it is, beside what it costs: how many directed links it spends, how evenly they arrive, and by how much
 * its paths are longer than the direct ones (stretch; below 1 where a detour wins). Large overlays are sampled, as by
 * {@link PathQuantiles}; pairs without a path or without a direct cost do not count.
 *
 * @param directedLinks all links, one used both ways counted twice
 * @param inDegreeDeviation standard deviation of the number of links that lead to a peer
 * @param inDegreeLargest the most links that lead to one peer
 * @param pathMean mean path cost, in thousandths of the metric's unit; NaN if there is no path
 * @param path95 path cost that 95 % of the pairs with a path do not exceed; NaN if there is none
 * @param worstMean mean over peers of the cost of the worst path of each, a width where costs are; NaN if there is no path
 * @param pathLongest the worst of these; NaN if there is no path
 * @param stretchMean mean over pairs of path cost by direct cost; NaN if there is none
 * @param stretch95 stretch that 95 % of those pairs do not exceed; NaN if there is none
 */
public record OverlayShape(
        long directedLinks,
        double inDegreeDeviation,
        int inDegreeLargest,
        double pathMean,
        double path95,
        double worstMean,
        double pathLongest,
        double stretchMean,
        double stretch95) {

    private static final int PATHS = 1_000_000;
    private static final int FEWEST_SOURCES = 32;
    private static final double LEVEL = 0.95;

    /**
     * Measures an overlay.
     *
     * @param members ids present
     * @param direct costs of direct links
     * @param mostRelays peers on a path between its ends
     */
    public static OverlayShape of(Overlay overlay, int[] members, CostTable direct, long atMicros, int mostRelays) {
        long links = 0;
        int[] inDegrees = new int[overlay.peers()];
        for (int peer : members) {
            int first = peer * overlay.stride();
            links += overlay.degree(peer);
            for (int link = first; link < first + overlay.degree(peer); link++) {
                inDegrees[overlay.targets()[link]]++;
            }
        }
        double mean = (double) links / Math.max(1, members.length);
        double squares = Arrays.stream(members)
                .mapToDouble(peer -> (inDegrees[peer] - mean) * (inDegrees[peer] - mean))
                .sum();
        int largest = Arrays.stream(members).map(peer -> inDegrees[peer]).max().orElse(0);
        Paths paths = paths(overlay, members, direct, atMicros, mostRelays);
        return new OverlayShape(
                links,
                StrictMath.sqrt(squares / Math.max(1, members.length)),
                largest,
                mean(paths.costs),
                quantile(paths.costs),
                mean(paths.worst),
                worst(paths.worst, direct.algebra()),
                mean(paths.stretches),
                quantile(paths.stretches));
    }

    private record Paths(double[] costs, double[] stretches, double[] worst) {}

    private static Paths paths(Overlay overlay, int[] members, CostTable direct, long atMicros, int mostRelays) {
        PathAlgebra algebra = direct.algebra();
        int sources = Math.min(members.length, Math.max(FEWEST_SOURCES, PATHS / Math.max(1, members.length)));
        ShortestPaths search = ShortestPaths.over(mostRelays);
        long[] lengths = new long[overlay.peers()];
        int[] buffer = new int[direct.peers()];
        double[] costs = new double[sources * members.length];
        double[] stretches = new double[sources * members.length];
        double[] worst = new double[sources];
        int worstCount = 0;
        int costCount = 0;
        int stretchCount = 0;
        for (int i = 0; i < sources; i++) {
            int source = members[(int) ((long) i * members.length / sources)];
            search.from(overlay, algebra, source, ShortestPaths.NOBODY, lengths);
            int[] row = direct.row(source, atMicros, buffer);
            int before = costCount;
            for (int target : members) {
                if (target != source && lengths[target] != algebra.unreachable()) {
                    costs[costCount++] = lengths[target];
                    if (row[target] > 0) {
                        stretches[stretchCount++] = (double) lengths[target] / row[target];
                    }
                }
            }
            if (costCount > before) {
                worst[worstCount++] = worst(Arrays.copyOfRange(costs, before, costCount), algebra);
            }
        }
        return new Paths(
                Arrays.copyOf(costs, costCount),
                Arrays.copyOf(stretches, stretchCount),
                Arrays.copyOf(worst, worstCount));
    }

    private static double worst(double[] values, PathAlgebra algebra) {
        var all = Arrays.stream(values);
        return (algebra == PathAlgebra.ADDITIVE ? all.max() : all.min()).orElse(Double.NaN);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? Double.NaN : sum / values.length;
    }

    private static double quantile(double[] values) {
        Arrays.sort(values);
        int rank = (int) StrictMath.ceil(LEVEL * values.length);
        return values.length == 0 ? Double.NaN : values[Math.max(0, rank - 1)];
    }
}
