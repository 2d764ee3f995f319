package egoist.protocol.policy.broadcast;

import egoist.protocol.overlay.SortedLinks;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;

/**
 * Best response of a peer that broadcasts: the links that maximise the least (Max-Min) or the sum (Max-Sum) of the maximum
 * flows from it to the others, by single swaps from the present wiring to a local optimum (INFOCOM 2008; dissertation, sections
 * 4.2 and 4.3). A turn computes a maximum flow for each target, candidate and link, so it is for tens of peers.
 *
 * <p>Open points, as decided here: what counts is the flow out of the peer, alpha = 1 of the dissertation's mix of both
 * directions, since a peer knows what its own links carry outward; targets that get nothing count before all else; of wirings
 * with equally small least flow that with the larger sum wins.
 */
public final class BroadcastBestResponse implements WiringPolicy {
    private final FlowTable.Objective objective;

    private BroadcastBestResponse(FlowTable.Objective objective) {
        this.objective = objective;
    }

    /** The least flow counts. */
    public static BroadcastBestResponse maxMin() {
        return new BroadcastBestResponse(FlowTable.Objective.MAX_MIN);
    }

    /** The sum of the flows counts. */
    public static BroadcastBestResponse maxSum() {
        return new BroadcastBestResponse(FlowTable.Objective.MAX_SUM);
    }

    @Override
    public Wiring choose(WiringProblem problem) {
        FlowTable table = new FlowTable(problem, objective);
        int[] links = Arrays.stream(problem.current().toArray())
                .filter(peer -> Arrays.binarySearch(table.hops, peer) >= 0)
                .limit(problem.degree())
                .toArray();
        int wanted = Math.min(problem.degree(), table.hops.length);
        while (links.length < wanted) {
            links = SortedLinks.with(links, table.bestBeside(links).hop());
        }
        return Wiring.of(wanted == table.hops.length ? links : settled(table, links));
    }

    /** Swaps, the best of all each time, until no swap is worth more. */
    private int[] settled(FlowTable table, int[] start) {
        int[] links = start;
        FlowTable.Worth worth = table.worth(links);
        while (true) {
            int[] better = links;
            for (int leaving : links) {
                int[] rest = SortedLinks.without(links, leaving);
                FlowTable.Choice choice = table.bestBeside(rest);
                if (choice.worth().betterThan(worth, objective)) {
                    better = SortedLinks.with(rest, choice.hop());
                    worth = choice.worth();
                }
            }
            if (better == links) {
                return links;
            }
            links = better;
        }
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }

    @Override
    public LinkUse linkUse() {
        return LinkUse.BOTH_WAYS;
    }
}
