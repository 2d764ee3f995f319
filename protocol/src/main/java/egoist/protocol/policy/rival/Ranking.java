package egoist.protocol.policy.rival;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToLongFunction;

/** Orders peers by a score, equals by id. */
final class Ranking {
    private Ranking() {}

    /** The peers, least score first. */
    static int[] ascending(int[] peers, IntToLongFunction score) {
        return Arrays.stream(peers)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(peer -> score.applyAsLong(peer))
                        .thenComparingInt(peer -> peer))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The peers, greatest score first. */
    static int[] descending(int[] peers, IntToLongFunction score) {
        return ascending(peers, peer -> -score.applyAsLong(peer));
    }
}
