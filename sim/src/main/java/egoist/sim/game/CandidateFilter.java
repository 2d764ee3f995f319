package egoist.sim.game;

import egoist.protocol.metric.PathAlgebra;
import egoist.sim.measure.CostTable;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whom a peer looks at at all when there are too many to measure: half of them the nearest by network coordinates, which cost
 * no measurement, half drawn by lot anew each turn, so that nobody stays unknown.
 */
public final class CandidateFilter {
    private final CostTable foretold;
    private final int count;

    /**
     * @param foretold costs by coordinates
     * @param count candidates of a turn, beside the present neighbours; at least 1
     */
    public CandidateFilter(CostTable foretold, int count) {
        this.foretold = foretold;
        this.count = count;
    }

    /** The candidates of a peer, ascending: at most {@code count} of those present, and its neighbours. */
    int[] candidates(int peer, int[] present, int[] neighbours, long seed) {
        int[] row = foretold.row(peer, 0, new int[foretold.peers()]);
        long[] ranked = Arrays.stream(present)
                .filter(other -> other != peer && row[other] != PathAlgebra.NO_LINK)
                .mapToLong(other -> (long) row[other] << 32 | other)
                .sorted()
                .toArray();
        int near = Math.min(ranked.length, (count + 1) / 2);
        int drawn = Math.min(ranked.length, count);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = near; i < drawn; i++) {
            int j = random.nextInt(i, ranked.length);
            long held = ranked[i];
            ranked[i] = ranked[j];
            ranked[j] = held;
        }
        return IntStream.concat(
                        Arrays.stream(ranked, 0, drawn).mapToInt(entry -> (int) entry), Arrays.stream(neighbours))
                .sorted()
                .distinct()
                .toArray();
    }
}
