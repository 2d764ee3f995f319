package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;

/**
 * As many links as a target asks for (PhD section 2.7, Algorithm 1): while the longest of a peer's paths exceeds the target, the
 * best single swap is tried and then the best single link added; when it does not, the link missed least is dropped, and that is
 * undone where not even a swap meets the target with one link fewer. One such step a turn, never more than k links.
 *
 * <p>Open points, as decided here: where there are no more peers than k everyone is linked to, as by every policy; a newcomer
 * begins with one link.
 */
public final class VariableDegree implements WiringPolicy {
    private final long targetMicros;

    /** @param targetMicros longest path a peer puts up with, in the unit of its link costs */
    public VariableDegree(long targetMicros) {
        this.targetMicros = targetMicros;
    }

    @Override
    public Wiring choose(WiringProblem problem) {
        HopTable table = new HopTable(problem);
        if (table.hops.length <= problem.degree()) {
            return Wiring.of(table.hops);
        }
        int[] links = Arrays.stream(problem.current().toArray())
                .filter(peer -> Arrays.binarySearch(table.hops, peer) >= 0)
                .limit(problem.degree())
                .toArray();
        if (links.length == 0) {
            links = table.bestAdded(links);
        }
        long target = problem.algebra() == PathAlgebra.ADDITIVE
                ? targetMicros
                : Math.max(0, PathAlgebra.MAX_LINK_COST - targetMicros);
        return Wiring.of(
                table.worst(links).within(target)
                        ? fewer(table, links, target)
                        : more(table, links, target, problem.degree()));
    }

    private static int[] more(HopTable table, int[] links, long target, int degree) {
        int[] swapped = table.bestSwapped(links);
        boolean enough = table.worst(swapped).within(target) || swapped.length >= degree;
        return enough ? swapped : table.bestAdded(swapped);
    }

    private static int[] fewer(HopTable table, int[] links, long target) {
        if (links.length == 1) {
            return links;
        }
        int[] dropped = table.bestDropped(links);
        if (table.worst(dropped).within(target)) {
            return dropped;
        }
        int[] swapped = table.bestSwapped(dropped);
        return table.worst(swapped).within(target) ? swapped : links;
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }
}
