package egoist.protocol.policy;

import egoist.protocol.overlay.Wiring;
import java.util.Arrays;

/**
 * Best response to the worst target: the links that minimise the longest of a peer's paths instead of their sum (EGOIST, ToN
 * 2011, section VIII), by single swaps from the present wiring to a local optimum. Of links equally good for the worst target
 * those with the smaller sum win. The whole table of path costs is computed, so it is for hundreds of peers.
 */
public final class MinMaxBestResponse implements WiringPolicy {
    @Override
    public Wiring choose(WiringProblem problem) {
        HopTable table = new HopTable(problem);
        return Wiring.of(settled(table, resized(table, problem)));
    }

    /** The present links, as many as are allowed and possible. */
    static int[] resized(HopTable table, WiringProblem problem) {
        int[] links = Arrays.stream(problem.current().toArray())
                .filter(peer -> Arrays.binarySearch(table.hops, peer) >= 0)
                .toArray();
        while (links.length > problem.degree()) {
            links = table.bestDropped(links);
        }
        while (links.length < Math.min(problem.degree(), table.hops.length)) {
            links = table.bestAdded(links);
        }
        return links;
    }

    /** Swaps until no swap helps. */
    private static int[] settled(HopTable table, int[] start) {
        int[] links = start;
        for (int[] next = table.bestSwapped(links); next != links; next = table.bestSwapped(links)) {
            links = next;
        }
        return links;
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }
}
