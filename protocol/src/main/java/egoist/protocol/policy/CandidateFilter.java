package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Lots;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whom a peer looks at at all when there are too many to measure: half of them the nearest by network coordinates, which cost
 * no measurement, half drawn by lot anew each turn, so that nobody stays unknown.
 */
public final class CandidateFilter {
    private CandidateFilter() {}

    /**
     * The candidates of a peer, ascending: at most {@code count} of those present, and its neighbours.
     *
     * @param foretold for each peer id what coordinates say a link costs, or {@link PathAlgebra#NO_LINK}
     * @param count candidates of a turn, beside the present neighbours; at least 1
     */
    public static int[] candidates(int peer, int[] foretold, int count, int[] present, int[] neighbours, long seed) {
        int[] ranked = Arrays.stream(present)
                .filter(other -> other != peer && foretold[other] != PathAlgebra.NO_LINK)
                .mapToLong(other -> (long) foretold[other] << 32 | other)
                .sorted()
                .mapToInt(entry -> (int) entry)
                .toArray();
        int near = Math.min(ranked.length, (count + 1) / 2);
        int drawn = Math.min(ranked.length, count);
        Lots.draw(ranked, near, drawn, ranked.length, new SplittableRandom(seed));
        return IntStream.concat(Arrays.stream(ranked, 0, drawn), Arrays.stream(neighbours))
                .sorted()
                .distinct()
                .toArray();
    }
}
