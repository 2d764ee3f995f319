package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;

/**
 * The true costs of all possible links under one metric. Pure functions of (from, to, time), safe for use by many threads.
 *
 * <p>Delay: one-way microseconds. Load: every link out of a peer costs that peer's load in thousandths (EGOIST, CoNEXT 2008,
 * section 4.1). Bandwidth: the kbit/s available from one to the other. Under every metric a pair without a delay
 * measurement cannot be linked, and nor can a peer to itself.
 */
public interface LinkCosts {
    int peers();

    /** Whether a cost may differ from one time to another. */
    default boolean changes() {
        return true;
    }

    /** Cost of the link, 0 to {@link PathAlgebra#MAX_LINK_COST}, or {@link PathAlgebra#NO_LINK} where none is possible. */
    int cost(int from, int to, long atMicros);

    /**
     * Fills {@code costs[to]} with {@link #cost} for every peer {@code to}.
     *
     * @param costs at least {@link #peers()} long
     */
    void row(int from, long atMicros, int[] costs);
}
