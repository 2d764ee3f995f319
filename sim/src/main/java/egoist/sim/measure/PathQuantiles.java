package egoist.sim.measure;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.ShortestPaths;
import egoist.protocol.policy.WiringPolicy;
import java.util.Arrays;

/**
 * How the costs of all best paths of an overlay are distributed. Peers without any link, in or out, do not count. In large
 * overlays the paths out of evenly spaced sources stand for all.
 */
public final class PathQuantiles {
    private static final double[] LEVELS = {
        0, 0.01, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9,
        0.95, 0.99, 1
    };

    /** At most so many paths, and so many links looked at, if that leaves enough sources. */
    private static final long PATHS = 1_000_000;

    private static final long LINKS = 50_000_000;
    private static final int FEWEST_SOURCES = 32;

    private PathQuantiles() {}

    /** The levels that {@link #of} answers for, ascending from 0 to 1. */
    public static double[] levels() {
        return LEVELS.clone();
    }

    /**
     * Path cost at each level: the smallest cost that at least this share of the ordered pairs does not exceed, in thousandths
     * of the metric's unit; {@link PathAlgebra#unreachable()} where that many pairs have no path. Empty without any link.
     */
    public static long[] of(Overlay overlay, PathAlgebra algebra) {
        return of(overlay, algebra, WiringPolicy.ANY_RELAYS);
    }

    /**
     * The same under routing by paths of limited length.
     *
     * @param mostRelays peers on a path between its ends
     */
    public static long[] of(Overlay overlay, PathAlgebra algebra, int mostRelays) {
        int[] members = members(overlay);
        if (members.length < 2) {
            return new long[0];
        }
        long links = 1;
        for (int peer : members) {
            links += overlay.degree(peer);
        }
        long affordable = Math.min(PATHS / members.length, LINKS / links);
        int sources = (int) Math.min(members.length, Math.max(FEWEST_SOURCES, affordable));
        long[] paths = new long[Math.multiplyExact(sources, members.length - 1)];
        long[] distances = new long[overlay.peers()];
        ShortestPaths search = ShortestPaths.over(mostRelays);
        int count = 0;
        for (int i = 0; i < sources; i++) {
            int source = members[(int) ((long) i * members.length / sources)];
            search.from(overlay, algebra, source, ShortestPaths.NOBODY, distances);
            for (int target : members) {
                if (target != source) {
                    paths[count++] = distances[target];
                }
            }
        }
        Arrays.sort(paths);
        long[] quantiles = new long[LEVELS.length];
        for (int i = 0; i < LEVELS.length; i++) {
            int rank = (int) Math.ceil(LEVELS[i] * count);
            quantiles[i] = paths[Math.max(0, rank - 1)];
        }
        return quantiles;
    }

    private static int[] members(Overlay overlay) {
        boolean[] linked = new boolean[overlay.peers()];
        int count = 0;
        for (int peer = 0; peer < linked.length; peer++) {
            int first = peer * overlay.stride();
            linked[peer] |= overlay.degree(peer) > 0;
            for (int link = first; link < first + overlay.degree(peer); link++) {
                linked[overlay.targets()[link]] = true;
            }
        }
        int[] members = new int[linked.length];
        for (int peer = 0; peer < linked.length; peer++) {
            if (linked[peer]) {
                members[count++] = peer;
            }
        }
        return Arrays.copyOf(members, count);
    }
}
