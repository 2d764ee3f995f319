package egoist.protocol.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The search on rows makes the swaps of the definition, from wirings drawn by lot, on problems of every kind. */
class RowSearchTest {
    private static final int SEEDS = Integer.getInteger("egoist.engine.seeds", 100_000) / 5;
    private static final int[] NONE = {};

    private final ResidualGraph graph = new ResidualGraph();
    private final LinkSlots links = new LinkSlots();
    private final FirstHops firstHops = new FirstHops();
    private final TargetLengths lengths = new TargetLengths();
    private final HopRows rows = new HopRows();
    private final RowSearch search = new RowSearch(rows);

    @Test
    void swapsAreThoseOfTheDefinition() {
        PlainSwapSearch definition = new PlainSwapSearch(new PrimitiveDijkstra());
        int changed = 0;
        int tooLong = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            SearchRule rule = new SearchRule(0, 1, seed % 3 == 0 ? SwapOrder.BLOCK : SwapOrder.STEEPEST);
            WiringProblem problem = drawn(RandomProblems.problem(seed, seed % 5 == 0 ? 40 : 14), seed);
            Wiring found = swaps(problem, rule);
            if (rows.overflowed() || firstHops.overflowed()) {
                tooLong++;
                continue;
            }
            assertEquals(definition.improve(problem, NONE, rule), found, "seed " + seed);
            changed += found.equals(problem.current()) ? 0 : 1;
        }
        assertTrue(changed > SEEDS / 3, "too few problems with anything to do: " + changed);
        assertTrue(tooLong < SEEDS / 4, "too many with paths too long for an int: " + tooLong);
    }

    /** The same problem with all the links that are allowed, drawn by lot. */
    private static WiringProblem drawn(WiringProblem problem, long seed) {
        int[] lots = problem.linkable().clone();
        int count = Math.min(problem.degree(), lots.length);
        SearchRule.draw(lots, lots.length, count, seed, 7);
        return problem.after(Wiring.of(Arrays.copyOf(lots, count)), Memory.NONE);
    }

    private Wiring swaps(WiringProblem problem, SearchRule rule) {
        graph.read(problem);
        links.read(problem, NONE, graph);
        firstHops.search(graph);
        rows.open(graph);
        int[] candidates = Arrays.stream(links.enterable, 0, links.enterableCount)
                .filter(peer -> rule.order() == SwapOrder.BLOCK ? firstHops.undominated(peer) : firstHops.mayWin(peer))
                .toArray();
        search.open(graph, links, lengths, candidates, candidates.length);
        search.descend(rule);
        return links.wiring();
    }
}
