package egoist.protocol.policy;

import org.jspecify.annotations.Nullable;

/** How much a peer cares to reach each other peer: the preference vector p_i of the game (EGOIST, ToN 2011, section II). */
public interface Preference {
    /** The sum of one peer's weights is at most this. */
    long TOTAL = 1L << 30;

    /** One weight for all. */
    Preference UNIFORM = (self, members, ids) -> null;

    /**
     * Weights by peer id, proportional to p_ij over the members present, each member's at least 1 and their sum at most
     * {@link #TOTAL}; null for one each.
     *
     * @param self the peer that cares
     * @param members ids of the peers present, ascending
     * @param ids number of peer ids, present or not
     */
    int @Nullable [] weights(int self, int[] members, int ids);
}
