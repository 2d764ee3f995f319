package egoist.protocol;

import egoist.protocol.metric.PathAlgebra;

/**
 * What an operator holds of links to one peer, whatever they were measured to cost: a matter of choosing links, not of what is announced.
 *
 * @param excluded never linked to, and no path is taken over it
 * @param addedCost what a link to it counts for beyond its cost, or for less, in the metric's unit
 * @param factorThousandths by which its cost is multiplied before, 1 or more
 */
public record LinkBias(boolean excluded, int addedCost, int factorThousandths) {
    private static final int THOUSAND = 1000;

    /** None. */
    public static final LinkBias NONE = new LinkBias(false, 0, THOUSAND);

    /** No links to that peer. */
    public static final LinkBias EXCLUDED = new LinkBias(true, 0, THOUSAND);

    /** Who is biased for or against whom. Asked at each decision; the answer may change at any time. */
    @FunctionalInterface
    public interface Source {
        /** Biased for and against nobody. */
        Source NOBODY = id -> NONE;

        LinkBias to(int id);
    }

    /** What a link of that cost counts for; {@link PathAlgebra#NO_LINK} if it must not be. */
    int counted(int cost) {
        if (excluded || cost == PathAlgebra.NO_LINK) {
            return PathAlgebra.NO_LINK;
        }
        long biased = (long) cost * factorThousandths / THOUSAND + addedCost;
        return (int) Math.max(0, Math.min(biased, PathAlgebra.MAX_LINK_COST));
    }
}
