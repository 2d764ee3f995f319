package egoist.node.view;

import egoist.node.view.OverlayPicture.Path;
import java.util.OptionalLong;

/**
 * What a node's paths over the overlay cost it, the figure its wiring is to improve (EGOIST, CoNEXT 2008, section 2.2), and what the direct
 * ways would cost.
 *
 * @param reachable living members a path leads to
 * @param unreachable living members none leads to
 * @param mean mean cost of these paths, in the unit of the metric
 * @param meanDirect mean cost of the direct way to every living member whose round trip is known; for the metric delay only
 * @param shorter members that a path of the overlay reaches at less than the direct way by a tenth and 5 ms
 */
public record PathCosts(int reachable, int unreachable, OptionalLong mean, OptionalLong meanDirect, int shorter) {
    private static final long WORTH_MICROS = 5_000;

    /** Costs of the node that looks; all zero in the picture of a bootstrap node, which has no links. */
    public static PathCosts of(OverlayPicture picture, String metric) {
        if (picture.vertices().isEmpty() || !picture.vertices().get(0).self()) {
            return new PathCosts(0, 0, OptionalLong.empty(), OptionalLong.empty(), 0);
        }
        Path[] paths = picture.paths(0);
        int reachable = 0;
        int unreachable = 0;
        int measured = 0;
        int shorter = 0;
        long sum = 0;
        long directSum = 0;
        for (int to = 1; to < paths.length; to++) {
            if (!picture.vertices().get(to).alive()) {
                continue;
            }
            boolean found = !picture.unreachable(paths[to].cost());
            if (found) {
                reachable++;
                sum += paths[to].cost();
            } else {
                unreachable++;
            }
            OptionalLong direct = direct(picture, 0, to, metric);
            if (direct.isPresent()) {
                measured++;
                directSum += direct.getAsLong();
                shorter += found && worthwhile(paths[to].cost(), direct.getAsLong()) ? 1 : 0;
            }
        }
        return new PathCosts(reachable, unreachable, mean(sum, reachable), mean(directSum, measured), shorter);
    }

    private static OptionalLong mean(long sum, int count) {
        return count == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round((double) sum / count));
    }

    private static boolean worthwhile(long path, long direct) {
        return path <= direct * 0.9 && direct - path >= WORTH_MICROS;
    }

    /** Cost of the direct way, as far as the node that looks measured it: half of the round trip, for the metric delay. */
    public static OptionalLong direct(OverlayPicture picture, int from, int to, String metric) {
        boolean ours = picture.vertices().get(from).self() && from != to;
        long rtt = picture.vertices().get(to).rttMicros();
        return ours && metric.equals("delay") && rtt >= 0 ? OptionalLong.of(rtt / 2) : OptionalLong.empty();
    }
}
