package egoist.protocol.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchPoliciesTest {
    private static final int SEEDS = 2000;

    @Test
    void optimalWiringIsNeverWorseAndOftenEqual() {
        int equal = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            WiringProblem problem = RandomProblems.problem(seed, 12);
            WiringCost local = WiringCost.of(problem, new BestResponse().choose(problem));
            WiringCost optimal = WiringCost.of(problem, new OptimalWiring().choose(problem));
            assertFalse(local.betterThan(optimal, problem.algebra()), "seed " + seed);
            equal += local.equals(optimal) ? 1 : 0;
        }
        assertTrue(equal > SEEDS * 0.9, "local search found the optimum in only " + equal);
    }

    /** Fifty peers in a plane with three links each at random, where one search misses the optimum now and then. */
    @Test
    void sixStartsFindTheOptimumNearlyAlways() {
        WiringPolicy one = WiringPolicies.registry().get("best-response").create(Map.of());
        WiringPolicy six = WiringPolicies.registry().get("best-response").create(Map.of("starts", 6));
        int decisions = 600;
        int missed = 0;
        int missedByOne = 0;
        for (int seed = 0; seed < decisions; seed++) {
            WiringProblem problem = RandomProblems.inThePlane(50, 3, seed);
            WiringCost best = WiringCost.of(problem, new OptimalWiring().choose(problem));
            WiringCost ofOne = WiringCost.of(problem, one.choose(problem));
            WiringCost ofSix = WiringCost.of(problem, six.choose(problem));
            assertFalse(ofOne.betterThan(ofSix, problem.algebra()), "seed " + seed + ": more starts, worse wiring");
            assertFalse(ofSix.betterThan(best, problem.algebra()), "seed " + seed + ": better than the optimum");
            missed += ofSix.equals(best) ? 0 : 1;
            missedByOne += ofOne.equals(best) ? 0 : 1;
        }
        assertTrue(missed <= decisions / 100, missed + " decisions of six starts missed the optimum");
        assertTrue(missedByOne > 5 * missed, missedByOne + " of one start, " + missed + " of six");
    }

    @Test
    void optimalWiringEqualsTryingThemAll() {
        for (long seed = 0; seed < SEEDS; seed++) {
            WiringProblem problem = RandomProblems.problem(seed, 9);
            int[] peers = problem.linkable();
            WiringCost best = new WiringCost(Long.MAX_VALUE, 0);
            for (int set = 0; set < 1 << peers.length; set++) {
                if (Integer.bitCount(set) <= problem.degree()) {
                    int bits = set;
                    WiringCost cost = WiringCost.of(
                            problem,
                            Wiring.of(IntStream.range(0, peers.length)
                                    .filter(i -> (bits >> i & 1) == 1)
                                    .map(i -> peers[i])
                                    .toArray()));
                    best = cost.betterThan(best, problem.algebra()) ? cost : best;
                }
            }
            assertEquals(best, WiringCost.of(problem, new OptimalWiring().choose(problem)), "seed " + seed);
        }
    }

    @Test
    void optimalWiringRefusesWhatItCannotFinishAndSaysWhatItCan() {
        int[] linkCosts = new int[200];
        Arrays.fill(linkCosts, 1);
        linkCosts[0] = PathAlgebra.NO_LINK;
        WiringProblem problem = new WiringProblem(
                0,
                8,
                PathAlgebra.ADDITIVE,
                new Overlay(200, 1),
                linkCosts,
                IntStream.range(0, 200).toArray(),
                null,
                null,
                Wiring.EMPTY,
                0);
        String message = assertThrows(IllegalArgumentException.class, () -> new OptimalWiring().choose(problem))
                .getMessage();
        assertTrue(message.contains("up to 2 links to 199 peers, or 8 links to up to 30 peers"), message);
    }

    @Test
    void oneSwapChangesAtMostOneOfAFullWiring() {
        int swapped = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            WiringProblem problem = RandomProblems.problem(seed, 20);
            Wiring chosen = new OneSwapBestResponse().choose(problem);
            assertEquals(chosen, new OneSwapBestResponse().choose(problem), "seed " + seed);
            LinkChoice choice = LinkChoice.of(problem, new int[0]);
            assertEquals(choice.free(), chosen.size(), "seed " + seed);
            if (choice.start().length == choice.free()) {
                Wiring before = Wiring.of(choice.start());
                assertTrue(chosen.linksNotIn(before) <= 1, "seed " + seed);
                if (!chosen.equals(before)) {
                    swapped++;
                    assertTrue(
                            WiringCost.of(problem, chosen)
                                    .betterThan(WiringCost.of(problem, before), problem.algebra()),
                            "seed " + seed);
                }
            }
        }
        assertTrue(swapped > SEEDS / 20, "only " + swapped);
    }

    @Test
    void hybridDonatesBothDirectionsOfEachRing() {
        for (long seed = 0; seed < SEEDS; seed++) {
            WiringProblem problem = RandomProblems.problem(seed, 20);
            int[] members = problem.members();
            int place = Arrays.binarySearch(members, problem.self());
            int next = members[(place + 1) % members.length];
            int previous = members[(place + members.length - 1) % members.length];
            Wiring chosen = new HybridBestResponse().choose(problem);
            if (problem.degree() >= 2) {
                for (int neighbour : new int[] {next, previous}) {
                    boolean linkable = problem.linkCosts()[neighbour] != PathAlgebra.NO_LINK;
                    assertEquals(linkable, chosen.contains(neighbour), "seed " + seed);
                }
            }
            int donated = (int)
                    IntStream.range(0, chosen.size()).filter(chosen::donated).count();
            assertTrue(donated <= 2 && chosen.size() <= problem.degree(), "seed " + seed + ": " + chosen);
        }
        assertThrows(IllegalArgumentException.class, () -> new HybridBestResponse(3, List.of(), 0));
        assertThrows(IllegalArgumentException.class, () -> new HybridBestResponse(4, List.of(1), 0));
    }

    @Test
    void thresholdBarsSmallGains() {
        int barred = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            WiringProblem problem = RandomProblems.problem(seed, 20);
            LinkChoice choice = LinkChoice.of(problem, new int[0]);
            if (choice.start().length != choice.free()) {
                continue;
            }
            Wiring before = Wiring.of(choice.start());
            Wiring free = new BestResponse().choose(problem);
            boolean worthIt =
                    WiringCost.of(problem, free).betterThan(WiringCost.of(problem, before), problem.algebra(), 0.3);
            assertEquals(worthIt ? free : before, new BestResponse(0.3).choose(problem), "seed " + seed);
            barred += worthIt || free.equals(before) ? 0 : 1;
        }
        assertTrue(barred > SEEDS / 100, "only " + barred);
    }
}
