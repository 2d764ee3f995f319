package egoist.protocol.overlay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.policy.RandomProblems;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import org.jgrapht.GraphTests;
import org.jgrapht.graph.AsSubgraph;
import org.junit.jupiter.api.Test;

class ShortestPathsTest {
    private static final int SEEDS = 300;

    @Test
    void primitiveEqualsJGraphT() {
        PrimitiveDijkstra reused = new PrimitiveDijkstra();
        for (long seed = 0; seed < SEEDS; seed++) {
            WiringProblem problem = RandomProblems.problem(seed, 25);
            Overlay overlay = problem.overlay();
            long[] expected = new long[overlay.peers()];
            long[] actual = new long[overlay.peers()];
            for (int residualOf : new int[] {ShortestPaths.NOBODY, problem.self()}) {
                for (int source : problem.members()) {
                    new JGraphTDijkstra().from(overlay, problem.algebra(), source, residualOf, expected);
                    reused.from(overlay, problem.algebra(), source, residualOf, actual);
                    assertArrayEquals(expected, actual, "seed " + seed + ", source " + source);
                }
            }
        }
    }

    @Test
    void rewiredEqualsAnOverlayThatWasRewired() {
        PrimitiveDijkstra dijkstra = new PrimitiveDijkstra();
        for (long seed = 0; seed < SEEDS; seed++) {
            WiringProblem problem = RandomProblems.problem(seed, 25);
            Overlay rewired = problem.overlay().copy();
            rewired.clear(problem.self());
            for (int neighbour : problem.current().toArray()) {
                if (problem.linkCosts()[neighbour] != PathAlgebra.NO_LINK) {
                    rewired.add(problem.self(), neighbour, problem.linkCosts()[neighbour]);
                }
            }
            long[] actual = new long[rewired.peers()];
            dijkstra.fromRewired(
                    problem.overlay(),
                    problem.algebra(),
                    problem.self(),
                    problem.current(),
                    problem.linkCosts(),
                    actual);
            assertArrayEquals(dijkstra.from(rewired, problem.algebra(), problem.self()), actual, "seed " + seed);
        }
    }

    @Test
    void pathsLongerThanAnIntAreExact() {
        Overlay chain = new Overlay(200, 1);
        for (int peer = 0; peer < 199; peer++) {
            chain.add(peer, peer + 1, PathAlgebra.MAX_LINK_COST);
        }
        long[] costs = new PrimitiveDijkstra().from(chain, PathAlgebra.ADDITIVE, 0);
        assertEquals(199L * PathAlgebra.MAX_LINK_COST, costs[199]);
    }

    @Test
    void strongConnectivityEqualsJGraphT() {
        StrongConnectivity reused = new StrongConnectivity();
        int connected = 0;
        for (long seed = 0; seed < 5 * SEEDS; seed++) {
            WiringProblem problem = RandomProblems.problem(seed, 12);
            boolean expected = GraphTests.isEmpty(new OverlayGraphView(problem.overlay(), ShortestPaths.NOBODY))
                    ? problem.members().length < 2
                    : GraphTests.isStronglyConnected(new AsSubgraph<>(
                            new OverlayGraphView(problem.overlay(), ShortestPaths.NOBODY),
                            java.util.Set.copyOf(
                                    Arrays.stream(problem.members()).boxed().toList())));
            connected += expected ? 1 : 0;
            assertEquals(expected, reused.stronglyConnected(problem.overlay(), problem.members()), "seed " + seed);
        }
        assertEquals(true, connected > SEEDS / 10, "too few connected overlays to mean anything: " + connected);
    }
}
