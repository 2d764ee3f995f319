package egoist.protocol.policy.rival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.KRandom;
import egoist.protocol.policy.Memory;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The defining rule of every rival that learns from deliveries, on overlays in which it is plain who delivers when. */
class ScoringRivalsTest {
    private static final int PEERS = 40;
    private static final int MS = 1_000;

    /**
     * Peer 0 is linked to the peers after it, one for each entry, as far away as it says in ms; behind each of them,
     * 1 ms further, sit the peers of its region.
     *
     * @param regionOf for each partner the first and last peer behind it
     */
    private static WiringProblem fan(int[] partnerMs, int[][] regionOf, long seed, Memory memory) {
        int[] costs = new int[PEERS];
        Arrays.fill(costs, 50 * MS);
        costs[0] = PathAlgebra.NO_LINK;
        Overlay overlay = new Overlay(PEERS, 16);
        for (int partner = 1; partner <= partnerMs.length; partner++) {
            costs[partner] = partnerMs[partner - 1] * MS;
            both(overlay, 0, partner, costs[partner]);
            for (int peer = regionOf[partner - 1][0]; peer <= regionOf[partner - 1][1]; peer++) {
                both(overlay, partner, peer, MS);
            }
        }
        int[] members = IntStream.range(0, PEERS).toArray();
        Wiring current = Wiring.of(IntStream.rangeClosed(1, partnerMs.length).toArray());
        return new WiringProblem(
                0, partnerMs.length, PathAlgebra.ADDITIVE, overlay, costs, members, null, null, current, seed, memory);
    }

    private static void both(Overlay overlay, int a, int b, int cost) {
        overlay.add(a, b, cost);
        overlay.add(b, a, cost);
    }

    private static int[][] everyone(int partners) {
        int[][] regions = new int[partners][];
        Arrays.setAll(regions, partner -> new int[] {partners + 1, PEERS - 1});
        return regions;
    }

    private static Perigee perigee(Perigee.Score score, double explored) {
        return new Perigee(score, 100, 0.9, explored, 125);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void deliveriesArriveByTheBestPathThatAvoidsThePeer(long seed) {
        Acquaintances peers = new Acquaintances(new KRandom(), 4, Acquaintances.plane(25, seed));
        peers.play(1);
        WiringProblem problem = peers.problem(7, seed);
        Deliveries heard = Deliveries.of(problem, 300);
        Overlay without = problem.overlay().copy();
        without.clear(7);
        int checked = 0;
        for (int partner = 0; partner < heard.partners.length; partner++) {
            int hop = heard.partners[partner];
            boolean announced = problem.overlay().cost(hop, 7) != PathAlgebra.NO_LINK;
            int last = announced ? problem.overlay().cost(hop, 7) : problem.linkCosts()[hop];
            long[] possible = new long[25];
            for (int source = 0; source < 25; source++) {
                long path = new PrimitiveDijkstra().from(without, PathAlgebra.ADDITIVE, source)[hop];
                possible[source] = path == Long.MAX_VALUE ? Deliveries.NEVER : path + last;
            }
            for (int block = 0; block < heard.blocks; block++) {
                long arrival = heard.arrival(partner, block);
                assertTrue(Arrays.stream(possible).anyMatch(time -> time == arrival), "seed " + seed);
                assertTrue(heard.lateness(partner, block) >= 0, "seed " + seed);
                checked++;
            }
        }
        assertTrue(checked >= 1_200, "too little checked: " + checked);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void vanillaGivesUpTheLatestAndTriesAStranger(long seed) {
        Wiring next = perigee(Perigee.Score.VANILLA, 0.25)
                .choose(fan(new int[] {5, 9, 80, 7}, everyone(4), seed, Memory.NONE));
        assertTrue(next.contains(1) && next.contains(2) && next.contains(4), "seed " + seed + ": " + next);
        assertFalse(next.contains(3), "seed " + seed + ": " + next);
        assertEquals(4, next.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void subsetKeepsThoseThatServeTogetherWhereVanillaKeepsTwins(long seed) {
        int[][] regions = {{4, 31}, {4, 31}, {32, 39}};
        WiringProblem problem = fan(new int[] {5, 6, 30}, regions, seed, Memory.NONE);
        Wiring vanilla = perigee(Perigee.Score.VANILLA, 0.33).choose(problem);
        Wiring subset = perigee(Perigee.Score.SUBSET, 0.33).choose(problem);
        assertEquals(3, subset.size());
        assertTrue(subset.contains(3), "seed " + seed + ": " + subset);
        assertTrue(subset.contains(1) != subset.contains(2), "seed " + seed + ": both twins or none " + subset);
        assertEquals(2, IntStream.of(1, 2, 3).filter(vanilla::contains).count(), "seed " + seed + ": " + vanilla);
    }

    @Test
    void banditWaitsUntilItIsCertain() {
        Perigee ucb = perigee(Perigee.Score.UCB, 0);
        int[] slightlyLate = {5, 5, 20, 5};
        WiringProblem first = fan(slightlyLate, everyone(4), 1, Memory.NONE);
        assertEquals(first.current(), ucb.choose(first), "15 ms are within the bounds of 100 blocks");
        WiringProblem plain = fan(new int[] {5, 5, 300, 5}, everyone(4), 1, Memory.NONE);
        assertFalse(ucb.choose(plain).contains(3), "295 ms are not");
        Memory memory = Memory.NONE;
        int rounds = 0;
        Wiring wiring = first.current();
        while (wiring.equals(first.current()) && rounds < 30) {
            WiringProblem next = fan(slightlyLate, everyone(4), rounds++, memory);
            wiring = ucb.choose(next);
            memory = ucb.remember(next, wiring);
        }
        assertTrue(rounds > 5 && rounds < 30, "decided after " + rounds + " rounds");
        assertFalse(wiring.contains(3));
        assertEquals(1, wiring.linksNotIn(first.current()), "one a round");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void scrambleKeepsTheClosestAndTheOnesThatWinByMost(long seed) {
        int[][] regions = {{5, 10}, {11, 29}, {30, 39}, {11, 29}};
        WiringProblem problem = fan(new int[] {3, 40, 20, 90}, regions, seed, Memory.NONE);
        Wiring next = new Scramble(0.25, 0.25, 100).choose(problem);
        assertTrue(next.contains(1), "the closest");
        assertTrue(next.contains(2), "first, 50 ms before the second: " + next);
        assertFalse(next.contains(4), "never first: " + next);
        assertEquals(4, next.size(), "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void gossipKeepsAGoodMeshAndTheBestOfABadOne(long seed) {
        ScoredGossip gossip = new ScoredGossip(100, 0.1, 0.67, 0.5);
        int[][] shared = {{4, 15}, {16, 27}, {28, 39}};
        WiringProblem good = fan(new int[] {5, 5, 5}, shared, seed, Memory.NONE);
        assertEquals(good.current(), gossip.choose(good), "seed " + seed + ": everyone delivers first");
        int[][] unequal = {{4, 39}, {4, 39}, {4, 39}};
        WiringProblem bad = fan(new int[] {5, 60, 70}, unequal, seed, Memory.NONE);
        assertTrue(gossip.choose(bad).contains(1), "seed " + seed + ": the one that delivers all");
        boolean changed = false;
        for (long other = 0; other < 10; other++) {
            Wiring next = gossip.choose(fan(new int[] {5, 60, 70}, unequal, other, Memory.NONE));
            assertEquals(3, next.size());
            changed |= !next.equals(bad.current());
        }
        assertTrue(changed, "never grafted anyone");
    }

    @Test
    void scoresDecay() {
        ScoredGossip gossip = new ScoredGossip(100, 0.1, 0.67, 0.5);
        WiringProblem busy = fan(new int[] {5, 60, 70}, everyone(3), 1, Memory.NONE);
        ScoredGossip.Scores before = (ScoredGossip.Scores) gossip.remember(busy, busy.current());
        assertTrue(before.of(1) > 90_000 && before.of(2) < 10_000, before.of(1) + " and " + before.of(2));
        WiringProblem idle = fan(new int[] {90, 5, 70}, everyone(3), 1, before);
        ScoredGossip.Scores after = (ScoredGossip.Scores) gossip.remember(idle, idle.current());
        assertTrue(after.of(1) < 60_000, "half remains: " + after.of(1));
        assertTrue(after.of(2) > 90_000, "earned: " + after.of(2));
    }
}
