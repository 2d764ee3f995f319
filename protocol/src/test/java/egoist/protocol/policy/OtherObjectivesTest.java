package egoist.protocol.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objectives other than the sum of path costs: the worst target, a target to be met with few links, few links to the popular. */
class OtherObjectivesTest {
    private static WiringProblem problem(int peers, int degree, long seed) {
        Overlay overlay = RandomProblems.overlay(peers, 2, 5_000, seed);
        int self = (int) (seed % peers);
        return new WiringProblem(
                self,
                degree,
                PathAlgebra.ADDITIVE,
                overlay,
                RandomProblems.linkCosts(peers, self, 5_000, seed),
                IntStream.range(0, peers).toArray(),
                null,
                null,
                RandomProblems.links(overlay, self),
                seed);
    }

    private static long longest(WiringProblem problem, Wiring wiring) {
        long[] paths = new long[problem.overlay().peers()];
        new PrimitiveDijkstra()
                .fromRewired(problem.overlay(), problem.algebra(), problem.self(), wiring, problem.linkCosts(), paths);
        return Arrays.stream(paths).max().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void minMaxIsALocalOptimumOfTheLongestPath(long seed) {
        WiringProblem problem = problem(18, 3, seed);
        Wiring chosen = new MinMaxBestResponse().choose(problem);
        long reached = longest(problem, chosen);
        assertEquals(3, chosen.size());
        for (int leaving : chosen.toArray()) {
            for (int entering : problem.linkable()) {
                if (!chosen.contains(entering)) {
                    int[] swapped = IntStream.concat(
                                    Arrays.stream(chosen.toArray()).filter(peer -> peer != leaving),
                                    IntStream.of(entering))
                            .toArray();
                    assertTrue(
                            longest(problem, Wiring.of(swapped)) >= reached,
                            "seed " + seed + ": " + entering + " for " + leaving + " would be better");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void minMaxServesTheWorstTargetBetterOnAverageThanTheSumDoes(long seed) {
        long minMax = 0;
        long sum = 0;
        for (long each = seed * 100; each < seed * 100 + 40; each++) {
            WiringProblem problem = problem(25, 3, each);
            minMax += longest(problem, new MinMaxBestResponse().choose(problem));
            sum += longest(problem, new BestResponse().choose(problem));
        }
        assertTrue(minMax < sum, "seed " + seed + ": " + minMax + " against " + sum);
    }

    private static Wiring afterTurns(WiringPolicy policy, WiringProblem problem, int turns) {
        WiringProblem next = problem;
        for (int turn = 0; turn < turns; turn++) {
            next = next.after(policy.choose(next), Memory.NONE);
        }
        return next.current();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void variableDegreeMeetsItsTargetWithNoMoreLinksThanItTakes(long seed) {
        WiringProblem problem = problem(25, 10, seed);
        long possible = longest(problem, new MinMaxBestResponse().choose(problem));
        VariableDegree policy = new VariableDegree(possible + 2_000);
        Wiring wiring = afterTurns(policy, problem, 30);
        assertTrue(longest(problem, wiring) <= possible + 2_000, "seed " + seed);
        assertTrue(wiring.size() < 10, "seed " + seed + ": " + wiring);
        assertEquals(wiring, afterTurns(policy, problem, 31), "seed " + seed + ": it comes to rest");
        for (int dropped : wiring.toArray()) {
            int[] fewer = Arrays.stream(wiring.toArray())
                    .filter(peer -> peer != dropped)
                    .toArray();
            assertTrue(longest(problem, Wiring.of(fewer)) > possible + 2_000, "seed " + seed + ": one link too many");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void variableDegreeUsesAllItMayWhereTheTargetIsOutOfReach(long seed) {
        WiringProblem problem = problem(25, 5, seed);
        assertEquals(5, afterTurns(new VariableDegree(1), problem, 20).size(), "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nobodyLinksToThePopularWhileThereAreOthers(long seed) {
        WiringProblem problem = problem(40, 3, seed);
        int[] popularity = new int[40];
        for (int peer = 0; peer < 40; peer++) {
            for (int target : RandomProblems.links(problem.overlay(), peer).toArray()) {
                popularity[target] += peer == problem.self() ? 0 : 1;
            }
        }
        Wiring capped = new InDegreeCap(0.2).choose(problem);
        for (int neighbour : capped.toArray()) {
            assertTrue(popularity[neighbour] < 3, "seed " + seed + ": " + neighbour);
        }
        assertEquals(3, capped.size());
        assertEquals(new BestResponse().choose(problem), new InDegreeCap(1).choose(problem), "no cap");
    }
}
