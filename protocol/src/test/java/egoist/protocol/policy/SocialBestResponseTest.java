package egoist.protocol.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.SortedLinks;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Held against the definition: every pair's path searched anew in the overlay each wiring would make. */
class SocialBestResponseTest {
    private static final int PEERS = 14;

    private static WiringProblem problem(PathAlgebra algebra, int linksEach, long seed) {
        Overlay overlay = RandomProblems.overlay(PEERS, linksEach, 5_000, seed);
        int self = (int) (seed % PEERS);
        return new WiringProblem(
                self,
                3,
                algebra,
                overlay,
                RandomProblems.linkCosts(PEERS, self, 5_000, seed),
                IntStream.range(0, PEERS).toArray(),
                null,
                null,
                RandomProblems.links(overlay, self),
                seed);
    }

    /** What all pairs pay together if self has these links; the narrower a path, the more. */
    private static long socialCost(WiringProblem problem, int[] links) {
        Overlay wired = problem.overlay().copy();
        wired.clear(problem.self());
        for (int link : links) {
            wired.add(problem.self(), link, problem.linkCosts()[link]);
        }
        PrimitiveDijkstra dijkstra = new PrimitiveDijkstra();
        long sum = 0;
        for (int source = 0; source < PEERS; source++) {
            long[] costs = dijkstra.from(wired, problem.algebra(), source);
            for (int target = 0; target < PEERS; target++) {
                if (target != source) {
                    sum += costs[target] == problem.algebra().unreachable()
                            ? SocialTable.MISSING
                            : problem.algebra() == PathAlgebra.ADDITIVE
                                    ? costs[target]
                                    : PathAlgebra.MAX_LINK_COST - costs[target];
                }
            }
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"ADDITIVE,1", "ADDITIVE,2", "ADDITIVE,3", "BOTTLENECK,1", "BOTTLENECK,2", "BOTTLENECK,3"})
    void noSwapLowersWhatAllPayTogether(PathAlgebra algebra, int linksEach) {
        for (long seed = 0; seed < 30; seed++) {
            WiringProblem problem = problem(algebra, linksEach, seed);
            int[] chosen = new SocialBestResponse().choose(problem).toArray();
            assertEquals(3, chosen.length);
            long cost = socialCost(problem, chosen);
            for (int leaving : chosen) {
                for (int entering : problem.linkable()) {
                    int[] others = SortedLinks.without(chosen, leaving);
                    if (Arrays.binarySearch(chosen, entering) < 0) {
                        assertTrue(
                                socialCost(problem, SortedLinks.with(others, entering)) >= cost,
                                "seed " + seed + ": " + entering + " for " + leaving + " would be better");
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ADDITIVE,1", "ADDITIVE,2", "BOTTLENECK,2"})
    void gainsAreWhatTheSocialCostFallsBy(PathAlgebra algebra, int linksEach) {
        for (long seed = 0; seed < 30; seed++) {
            WiringProblem problem = problem(algebra, linksEach, seed);
            SocialTable table = new SocialTable(problem);
            long[] lengths = table.nothing();
            int[] links = {};
            long before = socialCost(problem, links);
            long none = table.gain(lengths);
            for (int hop : table.hops) {
                long by = table.gainBy(hop, lengths);
                lengths = table.with(lengths, hop);
                links = SortedLinks.with(links, hop);
                assertEquals(before - socialCost(problem, links), table.gain(lengths) - none, "seed " + seed);
                assertTrue(by >= 0, "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4"})
    void servesAllBetterAndItselfWorseThanBestResponse(long seed) {
        long all = 0;
        long own = 0;
        for (long each = seed * 100; each < seed * 100 + 40; each++) {
            WiringProblem problem = problem(PathAlgebra.ADDITIVE, 2, each);
            Wiring social = new SocialBestResponse().choose(problem);
            Wiring selfish = new BestResponse().choose(problem);
            all += socialCost(problem, social.toArray()) - socialCost(problem, selfish.toArray());
            own += WiringCost.of(problem, social).sum()
                    - WiringCost.of(problem, selfish).sum();
        }
        assertTrue(all < 0 && own > 0, "seed " + seed + ": all pay " + all + " more, it itself " + own);
    }
}
