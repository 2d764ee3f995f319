package egoist.protocol.policy;

import egoist.protocol.overlay.Wiring;
import java.util.Arrays;

/** The swap search of {@link SwapEngine}'s restarts by itself: all rows are found beforehand, as if handed a finished matrix. */
public final class FinishedRows {
    private static final int[] NONE = {};

    private final ResidualGraph graph = new ResidualGraph();
    private final LinkSlots links = new LinkSlots();
    private final TargetLengths lengths = new TargetLengths();
    private final HopRows rows = new HopRows();
    private final RowSearch search = new RowSearch(rows);

    /** Finds the rows of all peers that may be linked to. */
    public FinishedRows(WiringProblem problem) {
        graph.read(problem);
        links.read(problem, NONE, graph);
        rows.open(graph);
        Arrays.stream(problem.linkable()).forEach(rows::row);
    }

    /** A local optimum of swaps from the present wiring of the same problem, which has all the links it may have. */
    public Wiring swaps(WiringProblem problem, SwapOrder order) {
        links.read(problem, NONE, graph);
        search.open(graph, links, lengths, links.enterable, links.enterableCount);
        search.descend(new SearchRule(0, 1, order));
        return links.wiring();
    }
}
