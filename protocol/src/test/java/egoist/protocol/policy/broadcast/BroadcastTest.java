package egoist.protocol.policy.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.OverlayGraphView;
import egoist.protocol.overlay.ShortestPaths;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.KRandom;
import egoist.protocol.policy.Memory;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jgrapht.alg.flow.PushRelabelMFImpl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wirings of broadcasting peers, with JGraphT's maximum flow as the definition. */
class BroadcastTest {
    private static final int PEERS = 12;
    private static final int SELF = 3;

    /** Links both ways: everyone opened two, each with a width of its own in each direction. */
    private static WiringProblem problem(int degree, long seed) {
        return problem(degree, seed, seed);
    }

    private static WiringProblem problem(int degree, long seed, long lot) {
        SplittableRandom random = new SplittableRandom(seed);
        Overlay overlay = new Overlay(PEERS, 4);
        boolean[] mine = new boolean[PEERS];
        for (int peer = 0; peer < PEERS; peer++) {
            for (int i = 0; i < 2; i++) {
                int other = (peer + 1 + random.nextInt(PEERS - 1)) % PEERS;
                if (overlay.cost(peer, other) == PathAlgebra.NO_LINK) {
                    overlay.add(peer, other, 1 + random.nextInt(1_000));
                    overlay.add(other, peer, 1 + random.nextInt(1_000));
                    mine[other] |= peer == SELF;
                }
            }
        }
        int[] widths = IntStream.range(0, PEERS)
                .map(peer -> peer == SELF ? PathAlgebra.NO_LINK : 1 + random.nextInt(1_000))
                .toArray();
        int[] current = IntStream.range(0, PEERS)
                .filter(peer -> mine[peer])
                .limit(degree)
                .toArray();
        return new WiringProblem(
                SELF,
                degree,
                PathAlgebra.BOTTLENECK,
                overlay,
                widths,
                IntStream.range(0, PEERS).toArray(),
                null,
                null,
                Wiring.of(current),
                lot);
    }

    /** Maximum flows from the peer to each target by JGraphT. */
    private static long[] flows(WiringProblem problem, int[] links) {
        Overlay with = new Overlay(PEERS, 4);
        for (int from = 0; from < PEERS; from++) {
            int first = from * problem.overlay().stride();
            for (int link = first; link < first + problem.overlay().degree(from); link++) {
                int to = problem.overlay().targets()[link];
                if (from != SELF && to != SELF) {
                    with.add(from, to, problem.overlay().costs()[link]);
                } else if (to == SELF && !problem.current().contains(from)) {
                    with.add(SELF, from, problem.linkCosts()[from]);
                }
            }
        }
        for (int link : links) {
            if (with.cost(SELF, link) == PathAlgebra.NO_LINK) {
                with.add(SELF, link, problem.linkCosts()[link]);
            }
        }
        PushRelabelMFImpl<Integer, Integer> flow =
                new PushRelabelMFImpl<>(new OverlayGraphView(with, ShortestPaths.NOBODY));
        return IntStream.range(0, PEERS)
                .filter(target -> target != SELF)
                .mapToLong(target -> Math.round(flow.getMaximumFlowValue(SELF, target)))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void worthIsThatOfTheMaximumFlows(long seed) {
        WiringProblem problem = problem(3, seed);
        FlowTable table = new FlowTable(problem, FlowTable.Objective.MAX_SUM);
        int[] links = {0, 5, 9};
        long[] flows = flows(problem, links);
        FlowTable.Worth worth = table.worth(links);
        assertEquals(Arrays.stream(flows).min().orElseThrow(), worth.least(), "seed " + seed);
        assertEquals((double) Arrays.stream(flows).sum(), worth.sum(), "seed " + seed);
        assertEquals(Arrays.stream(flows).filter(flow -> flow == 0).count(), worth.missed(), "seed " + seed);
        FlowTable.Choice added = table.bestBeside(links);
        assertEquals(table.worth(added(links, added.hop())), added.worth(), "seed " + seed + ": carried on");
    }

    private static int[] added(int[] links, int hop) {
        return IntStream.concat(Arrays.stream(links), IntStream.of(hop))
                .sorted()
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noSingleSwapServesABroadcasterBetter(long seed) {
        WiringProblem problem = problem(2, seed);
        int[] least = BroadcastBestResponse.maxMin().choose(problem).toArray();
        int[] sum = BroadcastBestResponse.maxSum().choose(problem).toArray();
        assertEquals(2, least.length);
        long reachedLeast = Arrays.stream(flows(problem, least)).min().orElseThrow();
        long reachedSum = Arrays.stream(flows(problem, sum)).sum();
        for (int entering : problem.linkable()) {
            for (int kept = 0; kept < 2; kept++) {
                if (least[kept] != entering) {
                    long there = Arrays.stream(flows(problem, new int[] {least[kept], entering}))
                            .min()
                            .orElseThrow();
                    assertTrue(there <= reachedLeast, "seed " + seed + ": least flow with " + entering);
                }
                if (sum[kept] != entering) {
                    long there = Arrays.stream(flows(problem, new int[] {sum[kept], entering}))
                            .sum();
                    assertTrue(there <= reachedSum, "seed " + seed + ": sum of flows with " + entering);
                }
            }
        }
    }

    private static double width(WiringProblem problem, Wiring wiring) {
        return Arrays.stream(wiring.toArray())
                .map(peer -> problem.linkCosts()[peer])
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void widestOfRandomKeepsToTheSubsetItDrew(long seed) {
        WiringPolicy policy = new WidestOfRandom();
        double random = 0;
        double widest = 0;
        double chosen = 0;
        for (long each = seed * 100; each < seed * 100 + 100; each++) {
            WiringProblem problem = problem(2, each);
            Wiring first = policy.choose(problem);
            Memory memory = policy.remember(problem, first);
            Wiring again = policy.choose(problem(2, each, each + 1).after(first, memory));
            assertEquals(first, again, "seed " + each + ": another lot, another choice");
            chosen += width(problem, first);
            random += width(problem, new KRandom().choose(problem));
            widest += width(problem, new KClosest().choose(problem));
        }
        assertTrue(random < chosen && chosen < widest, "seed " + seed + ": " + random + " " + chosen + " " + widest);
    }
}
