package egoist.protocol.metric;

/**
 * What a link costs, from what was measured about it (EGOIST, CoNEXT 2008, section 4.1). Immutable and pure.
 *
 * <p>Costs are 0 to {@link PathAlgebra#MAX_LINK_COST}; larger ones count as that.
 */
public interface Metric {
    /** How the link is measured. */
    enum Probe {
        /** A ping and its echo. */
        PING,
        /** A train of packets, its spacing on arrival, and a report. */
        CHIRP
    }

    /** The name in scenarios and reports. */
    String name();

    /** How costs of links combine along a path. */
    PathAlgebra algebra();

    /** What to send to measure a link. */
    Probe probe();

    /** The link cost one sample speaks for, or {@link PathAlgebra#NO_LINK} if it says nothing about it. */
    int cost(LinkSample sample);

    /**
     * Whether every link out of a peer costs the same, that peer's own smoothed load, so that a measured link needs no state
     * of its own.
     */
    boolean costIsOwnLoad();

    /** Whether the cost of a link is the same measured from either of its ends, so that one end can check what the other says. */
    boolean sameFromBothEnds();

    /** The smallest change of a link cost worth telling everyone, in the unit of the cost. */
    int noticeable();
}
