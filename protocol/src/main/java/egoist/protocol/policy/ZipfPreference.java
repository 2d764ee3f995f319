package egoist.protocol.policy;

import java.util.Arrays;

/**
 * Popularity falls with rank: q_r is proportional to 1 / r^alpha, and p_ij = q_j / (1 - q_i) (EGOIST, ToN 2011, section IV).
 * The rank is the order of peer ids, or a shuffle of it.
 */
public final class ZipfPreference implements Preference {
    private static final int TABLE = 4096;
    private static final double SCALE = TOTAL / 2.0;

    private final double alpha;
    private final long shuffle;
    private final double[] popularity = new double[TABLE];

    /**
     * @param alpha 0 (all alike) to 1
     * @param shuffle 0 ranks peers by id, any other number by a shuffle of its own
     */
    public ZipfPreference(double alpha, long shuffle) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha " + alpha + " is outside 0 to 1");
        }
        this.alpha = alpha;
        this.shuffle = shuffle;
        for (int rank = 0; rank < TABLE; rank++) {
            popularity[rank] = StrictMath.pow(rank + 1.0, -alpha);
        }
    }

    @Override
    public int[] weights(int self, int[] members, int ids) {
        int[] ranks = ranks(ids);
        double sum = 0;
        for (int member : members) {
            sum += member == self ? 0 : popularity(ranks[member]);
        }
        int[] weights = new int[ids];
        for (int member : members) {
            if (member != self) {
                weights[member] = (int) Math.max(1, StrictMath.floor(popularity(ranks[member]) / sum * SCALE));
            }
        }
        return weights;
    }

    private double popularity(int rank) {
        return rank < TABLE ? popularity[rank] : StrictMath.pow(rank + 1.0, -alpha);
    }

    private int[] ranks(int ids) {
        int[] ranks = new int[ids];
        if (shuffle == 0) {
            Arrays.setAll(ranks, id -> id);
            return ranks;
        }
        long[] order = new long[ids];
        for (int id = 0; id < ids; id++) {
            order[id] = (mix(shuffle + id * 0x9E3779B97F4A7C15L) & ~0xFFFFFFL) | id;
        }
        Arrays.sort(order);
        for (int rank = 0; rank < ids; rank++) {
            ranks[(int) (order[rank] & 0xFFFFFF)] = rank;
        }
        return ranks;
    }

    /** The finisher of SplitMix64 (Steele, Lea, Flood, 2014). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
