package egoist.sim.game;

import egoist.protocol.overlay.Wiring;

/**
 * One peer's change of wiring and what it was worth to the peer, for those who ask why.
 *
 * @param before links in force until then
 * @param after links in force from then on; differs from {@code before} in neighbours or in which of them are donated
 * @param linkCostsBefore true cost of each link of {@code before} at that moment, in its order, in thousandths of the metric's
 *     unit; -1 where there is none
 * @param linkCostsAfter the same of {@code after}
 * @param costBefore C_i just before, in thousandths of the metric's unit; unreachable targets count the penalty M
 * @param costAfter C_i just after, everyone else's links unchanged
 * @param unreachableBefore targets without a path just before
 * @param unreachableAfter targets without a path just after
 */
public record Rewiring(
        int peer,
        Cause cause,
        Wiring before,
        Wiring after,
        int[] linkCostsBefore,
        int[] linkCostsAfter,
        double costBefore,
        double costAfter,
        int unreachableBefore,
        int unreachableAfter) {

    /** Why the wiring changed. */
    public enum Cause {
        /** The links the peer was given at the beginning. */
        START,
        /** Its turn came and its policy chose other links. */
        CHOICE,
        /** The donated ring was put in force, moved or taken back (C08, section 3.2). */
        RING,
        /** Seen between two observations of a simulation; several decisions, joins and losses may lie behind it. */
        OBSERVED
    }
}
