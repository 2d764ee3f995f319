package egoist.protocol.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.JGraphTDijkstra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.Wiring;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The engine gives the wiring of the definition, to the last link, on problems of every kind. Seeds are in the failure texts;
 * {@code -Degoist.engine.seeds=1000000} tries more of them.
 */
class SwapEngineTest {
    private static final int SEEDS = Integer.getInteger("egoist.engine.seeds", 100_000);

    private static WiringProblem problem(long seed) {
        return RandomProblems.problem(seed, seed % 5 == 0 ? 40 : 14);
    }

    private static int[] donated(long seed, int peers) {
        return seed % 3 == 0 ? new int[] {(int) (seed % peers), (int) (seed / 7 % peers)} : new int[0];
    }

    private static SearchRule rule(long seed) {
        double threshold = seed % 7 == 0 ? 0.1 : 0;
        return new SearchRule(threshold, seed % 11 == 0 ? 3 : 1, seed % 4 == 1 ? SwapOrder.BLOCK : SwapOrder.STEEPEST);
    }

    @Test
    void engineEqualsDefinition() {
        SwapEngine engine = new SwapEngine();
        PlainSwapSearch definition = new PlainSwapSearch(new PrimitiveDijkstra());
        int changed = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            WiringProblem problem = problem(seed);
            int[] donated = donated(seed, problem.overlay().peers());
            Wiring expected = definition.improve(problem, donated, rule(seed));
            assertEquals(expected, engine.improve(problem, donated, rule(seed)), "seed " + seed);
            changed += expected.equals(problem.current()) ? 0 : 1;
        }
        assertTrue(changed > SEEDS / 2, "too few problems with anything to do: " + changed);
    }

    @Test
    void engineEqualsDefinitionOneSwapAtATime() {
        SwapEngine engine = new SwapEngine();
        PlainSwapSearch definition = new PlainSwapSearch(new PrimitiveDijkstra());
        for (long seed = 0; seed < SEEDS / 5; seed++) {
            WiringProblem problem = problem(seed);
            int[] donated = donated(seed, problem.overlay().peers());
            assertEquals(
                    definition.improveOne(problem, donated, seed * 31),
                    engine.improveOne(problem, donated, seed * 31),
                    "seed " + seed);
        }
    }

    @Test
    void engineEqualsDefinitionOnJGraphT() {
        SwapEngine engine = new SwapEngine();
        PlainSwapSearch definition = new PlainSwapSearch(new JGraphTDijkstra());
        for (long seed = 0; seed < SEEDS / 100; seed++) {
            WiringProblem problem = problem(seed);
            assertEquals(
                    definition.improve(problem, new int[0], SearchRule.PLAIN),
                    engine.improve(problem, new int[0], SearchRule.PLAIN),
                    "seed " + seed);
        }
    }

    /** One search from a local optimum stays there; restarts have to leave it where it is not the best one known. */
    @Test
    void restartsLeaveAPoorLocalOptimum() {
        SwapEngine engine = new SwapEngine();
        PlainSwapSearch definition = new PlainSwapSearch(new PrimitiveDijkstra());
        int poor = 0;
        int left = 0;
        for (int seed = 0; seed < 400; seed++) {
            WiringProblem problem = atPoorestOptimum(RandomProblems.inThePlane(40, 3, seed));
            if (problem == null) {
                continue;
            }
            poor++;
            SwapOrder order = SwapOrder.values()[seed % 2];
            SearchRule eight = new SearchRule(0, 8, order);
            Wiring found = engine.improve(problem, new int[0], eight);
            assertEquals(definition.improve(problem, new int[0], eight), found, "seed " + seed);
            assertEquals(new SwapEngine(0).improve(problem, new int[0], eight), found, "by walking, seed " + seed);
            assertEquals(problem.current(), engine.improve(problem, new int[0], new SearchRule(0, 1, order)));
            assertEquals(problem.current(), engine.improve(problem, new int[0], new SearchRule(0.9, 8, order)));
            left += WiringCost.of(problem, found)
                            .betterThan(WiringCost.of(problem, problem.current()), PathAlgebra.ADDITIVE)
                    ? 1
                    : 0;
        }
        assertTrue(poor >= 20, "only " + poor + " problems with a poor local optimum");
        assertTrue(left >= poor * 9 / 10, "restarts left it " + left + " times of " + poor);
    }

    /** The problem with the worst present wiring of those that searches from sixteen others end in; null if all are as good. */
    private static @Nullable WiringProblem atPoorestOptimum(WiringProblem problem) {
        SwapEngine engine = new SwapEngine();
        TreeMap<Long, Wiring> optima = new TreeMap<>();
        for (int lot = 0; lot < 16; lot++) {
            int[] drawn = problem.linkable().clone();
            SearchRule.draw(drawn, drawn.length, problem.degree(), -1 - problem.seed(), 1000 * lot);
            Wiring start = Wiring.of(Arrays.copyOf(drawn, problem.degree()));
            Wiring end = engine.improve(problem.after(start, Memory.NONE), new int[0], SearchRule.PLAIN);
            optima.put(WiringCost.of(problem, end).sum(), end);
        }
        return optima.size() == 1 ? null : problem.after(optima.lastEntry().getValue(), Memory.NONE);
    }

    @Test
    void blocksShareTheIdsOutAmongThem() {
        SearchRule block = new SearchRule(0, 1, SwapOrder.BLOCK);
        for (int peers : new int[] {1, 31, 32, 33, 64, 1000}) {
            assertEquals(0, block.blockStart(0, peers));
            assertEquals(peers, block.blockStart(32, peers), peers + " peers");
            for (int i = 0; i < 32; i++) {
                int size = block.blockStart(i + 1, peers) - block.blockStart(i, peers);
                assertTrue(size >= 0 && size <= (peers + 31) / 32, peers + " peers, block " + i + ": " + size);
            }
        }
        assertEquals(32, block.blocks());
        assertEquals(1, SearchRule.PLAIN.blocks());
        assertEquals(1000, SearchRule.PLAIN.blockStart(1, 1000));
    }

    @Test
    void manyTurnsOfOneGameEqualTheDefinition() {
        Overlay overlay = RandomProblems.overlay(60, 3, 50_000, 1);
        int[] members = IntStream.range(0, 60).toArray();
        SwapEngine engine = new SwapEngine();
        PlainSwapSearch definition = new PlainSwapSearch(new PrimitiveDijkstra());
        for (int turn = 0; turn < 300; turn++) {
            int self = turn % 60;
            int[] linkCosts = RandomProblems.linkCosts(60, self, 50_000, self);
            Wiring current = RandomProblems.links(overlay, self);
            WiringProblem problem = new WiringProblem(
                    self, 4, PathAlgebra.ADDITIVE, overlay, linkCosts, members, null, null, current, turn);
            Wiring chosen = engine.improve(problem, new int[0], SearchRule.PLAIN);
            assertEquals(definition.improve(problem, new int[0], SearchRule.PLAIN), chosen, "turn " + turn);
            overlay.clear(self);
            for (int neighbour : chosen.toArray()) {
                overlay.add(self, neighbour, linkCosts[neighbour]);
            }
        }
    }

    @Test
    void lengthsBeyondTheLabelsAreLeftToTheDefinition() {
        int peers = 40;
        Overlay chain = new Overlay(peers, 1);
        for (int peer = 1; peer < peers - 1; peer++) {
            chain.add(peer, peer + 1, PathAlgebra.MAX_LINK_COST);
        }
        int[] linkCosts = new int[peers];
        Arrays.fill(linkCosts, PathAlgebra.MAX_LINK_COST);
        linkCosts[0] = PathAlgebra.NO_LINK;
        WiringProblem problem = new WiringProblem(
                0,
                2,
                PathAlgebra.ADDITIVE,
                chain,
                linkCosts,
                IntStream.range(0, peers).toArray(),
                null,
                null,
                Wiring.EMPTY,
                0);
        assertEquals(
                new PlainSwapSearch(new JGraphTDijkstra()).improve(problem, new int[0], SearchRule.PLAIN),
                new SwapEngine().improve(problem, new int[0], SearchRule.PLAIN));
        assertEquals(Wiring.of(1, 20), new SwapEngine().improve(problem, new int[0], SearchRule.PLAIN));
    }

    /**
     * Paths over more than sixty of the dearest links are longer than what stands for no path. The present link reaches seventy
     * peers at once, a candidate more than three hundred, but one after the other; each has a short way of its own, so that
     * nothing before that candidate's walk meets a long path.
     */
    @Test
    void candidatesWhosePathsAreTooLongAreLeftToTheDefinition() {
        int peers = 400;
        int hub = 1;
        int first = 72;
        Overlay overlay = new Overlay(peers, first);
        for (int leaf = hub + 1; leaf < first; leaf++) {
            overlay.add(hub, leaf, 1);
        }
        for (int peer = first; peer < peers - 1; peer++) {
            overlay.add(peer, peer + 1, PathAlgebra.MAX_LINK_COST);
        }
        int[] linkCosts = new int[peers];
        Arrays.fill(linkCosts, PathAlgebra.NO_LINK);
        linkCosts[hub] = 1;
        Arrays.fill(linkCosts, first, peers, 1);
        WiringProblem problem = new WiringProblem(
                0,
                1,
                PathAlgebra.ADDITIVE,
                overlay,
                linkCosts,
                IntStream.range(0, peers).toArray(),
                null,
                null,
                Wiring.of(hub),
                0);
        assertEquals(
                Wiring.of(first),
                new PlainSwapSearch(new PrimitiveDijkstra()).improve(problem, new int[0], SearchRule.PLAIN));
        assertEquals(Wiring.of(first), new SwapEngine().improve(problem, new int[0], SearchRule.PLAIN));
    }

    /** A stale view still has links to peers that left: nobody's cost, even if the engine served a turn in which they were there. */
    @Test
    void thoseWhoLeftCostNothing() {
        SwapEngine engine = new SwapEngine();
        PlainSwapSearch definition = new PlainSwapSearch(new PrimitiveDijkstra());
        int differ = 0;
        for (long seed = 0; seed < SEEDS / 20; seed++) {
            WiringProblem all = problem(seed);
            Wiring before = engine.improve(all, new int[0], SearchRule.PLAIN);
            int left = (int) (seed % 3);
            WiringProblem fewer = new WiringProblem(
                    all.self(),
                    all.degree(),
                    all.algebra(),
                    all.overlay(),
                    all.linkCosts(),
                    Arrays.stream(all.members())
                            .filter(peer -> peer == all.self() || peer % 3 != left)
                            .toArray(),
                    all.weights(),
                    all.candidates(),
                    all.current(),
                    all.seed());
            Wiring expected = definition.improve(fewer, new int[0], SearchRule.PLAIN);
            assertEquals(expected, engine.improve(fewer, new int[0], SearchRule.PLAIN), "seed " + seed);
            differ += expected.equals(before) ? 0 : 1;
        }
        assertTrue(differ > SEEDS / 100, "too few problems in which it matters: " + differ);
    }

    @Test
    void rulesOutOfRangeAreRefused() {
        assertEquals(1, new SearchRule(1, 1, SwapOrder.BLOCK).threshold());
        assertEquals(1000, new SearchRule(0, 1000, SwapOrder.BLOCK).starts());
        for (double threshold : new double[] {-1e-9, 1 + 1e-9, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new SearchRule(threshold, 1, SwapOrder.BLOCK));
        }
        for (int starts : new int[] {0, 1001}) {
            assertThrows(IllegalArgumentException.class, () -> new SearchRule(0, starts, SwapOrder.BLOCK));
        }
    }

    @Test
    void onePolicyServesManyThreads() throws Exception {
        BestResponse policy = new BestResponse();
        List<WiringProblem> problems =
                IntStream.range(0, 2000).mapToObj(seed -> problem(seed)).toList();
        List<Wiring> expected =
                problems.stream().map(new BestResponse()::choose).toList();
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            List<Future<Wiring>> chosen = problems.stream()
                    .map(problem -> workers.submit(() -> policy.choose(problem)))
                    .toList();
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(expected.get(i), chosen.get(i).get(), "seed " + i);
            }
        } finally {
            workers.shutdown();
        }
    }

    @Test
    void turnsAllocateNothingButTheWiring() {
        Overlay overlay = RandomProblems.overlay(200, 4, 50_000, 2);
        int[] members = IntStream.range(0, 200).toArray();
        BestResponse policy = new BestResponse();
        WiringProblem[] problems = IntStream.range(0, 200)
                .mapToObj(self -> new WiringProblem(
                        self,
                        4,
                        PathAlgebra.ADDITIVE,
                        overlay,
                        RandomProblems.linkCosts(200, self, 50_000, self),
                        members,
                        null,
                        null,
                        RandomProblems.links(overlay, self),
                        0))
                .toArray(WiringProblem[]::new);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long turns = 0;
        long before = 0;
        for (int round = 0; round < 3; round++) {
            before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (WiringProblem problem : problems) {
                turns += policy.choose(problem).size() > 0 ? 1 : 0;
            }
        }
        long bytes = (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / problems.length;
        assertEquals(3 * problems.length, turns);
        assertTrue(bytes < 700, bytes + " bytes a turn");
    }
}
