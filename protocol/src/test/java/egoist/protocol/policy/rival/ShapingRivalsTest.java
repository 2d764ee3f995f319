package egoist.protocol.policy.rival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The defining rules of the rivals that go by link costs. */
class ShapingRivalsTest {
    private static int closest(Acquaintances peers, int peer, int count) {
        WiringProblem problem = peers.problem(peer, 0);
        int[] best = KClosest.best(problem, problem.linkable(), count);
        return (int) Arrays.stream(best).filter(peers.wirings[peer]::contains).count();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void closeAndRandomHasItsClosestAndKeepsItsRandomLinks(long seed) {
        Acquaintances peers = new Acquaintances(new CloseAndRandom(0.5), 4, Acquaintances.plane(40, seed));
        Wiring first = peers.turn(0);
        assertEquals(4, first.size());
        assertEquals(2, closest(peers, 0, 2), "seed " + seed);
        assertEquals(first, peers.turn(0), "seed " + seed + ": drew again");
        peers.play(3);
        Wiring[] before = peers.wirings.clone();
        peers.play(1);
        assertTrue(Arrays.equals(before, peers.wirings), "seed " + seed + ": it comes to rest");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tmanFindsTheClosestByGossip(long seed) {
        Acquaintances peers = new Acquaintances(new TMan(20, 10, 3), 3, Acquaintances.plane(60, seed));
        peers.play(1);
        int atFirst =
                IntStream.range(0, 60).map(peer -> closest(peers, peer, 3)).sum();
        peers.play(25);
        int atLast = IntStream.range(0, 60).map(peer -> closest(peers, peer, 3)).sum();
        assertTrue(atFirst < 120, "seed " + seed + ": knew " + atFirst + " of 180 from the start");
        assertTrue(atLast > 165, "seed " + seed + ": found " + atLast + " of 180");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void xbotExchangesOneLinkATurnForACheaperOneAndLeavesSomeAlone(long seed) {
        Acquaintances peers = new Acquaintances(new XBot(20, 5, 2, 0.25), 4, Acquaintances.plane(50, seed));
        peers.play(1);
        int exchanges = 0;
        for (int turn = 0; turn < 400; turn++) {
            int peer = turn % 50;
            Wiring before = peers.wirings[peer];
            long costBefore = peers.cost();
            int costliest = Arrays.stream(before.toArray())
                    .boxed()
                    .max((a, b) -> Integer.compare(peers.costs[peer][a], peers.costs[peer][b]))
                    .orElseThrow();
            Wiring after = peers.turn(peer);
            int changed = after.linksNotIn(before);
            assertTrue(changed <= 1, "seed " + seed + ": " + before + " to " + after);
            assertTrue(after.contains(costliest), "seed " + seed + ": the costliest link is one left alone");
            assertTrue(changed == 0 || peers.cost() < costBefore, "seed " + seed + ": costlier");
            exchanges += changed;
        }
        assertTrue(exchanges > 20, "seed " + seed + ": only " + exchanges);
    }

    private static int circled(Acquaintances peers) {
        int at = 0;
        int steps = 0;
        do {
            at = peers.wirings[at].neighbour(0);
            steps++;
        } while (at != 0 && steps <= peers.wirings.length);
        return steps;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomRingsAreRingsOverAllMembers(long seed) {
        Acquaintances peers = new Acquaintances(new ShortAndRandomRings(0), 1, Acquaintances.plane(33, seed));
        peers.play(1);
        assertEquals(33, circled(peers), "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theShortRingIsARingAndShort(long seed) {
        int[][] costs = Acquaintances.plane(33, seed);
        Acquaintances random = new Acquaintances(new ShortAndRandomRings(0), 1, costs);
        random.play(1);
        Acquaintances known = new Acquaintances(new CloseAndRandom(0.7), 6, costs);
        known.play(2);
        int[] tour = ShortAndRandomRings.tour(known.problem(0, 1));
        assertEquals(33, Arrays.stream(tour).distinct().count(), "seed " + seed + ": everyone once");
        long length = 0;
        for (int i = 0; i < tour.length; i++) {
            length += costs[tour[i]][tour[(i + 1) % tour.length]];
        }
        assertTrue(2 * length < random.cost(), "seed " + seed + ": " + length + " against " + random.cost());
        for (int peer = 0; peer < 33; peer++) {
            assertTrue(Arrays.equals(tour, ShortAndRandomRings.tour(known.problem(peer, 9))), "one ring for all");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoOpenedALinkHereIsNotAskedForAnother(long seed) {
        Acquaintances peers = new Acquaintances(new CloseAndRandom(0.5), 3, Acquaintances.plane(40, seed));
        peers.play(2);
        for (int peer = 0; peer < 40; peer++) {
            for (int neighbour : peers.wirings[peer].toArray()) {
                assertFalse(
                        peers.wirings[neighbour].contains(peer), "seed " + seed + ": " + peer + " and " + neighbour);
            }
        }
    }

    /** Ten peers see peer 0 as their closest; without a limit all ten link to it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5})
    void peersWithManyLinksArePassedOver(int mostLinks) {
        int[][] costs = new int[11][11];
        for (int from = 0; from < 11; from++) {
            for (int to = 0; to < 11; to++) {
                costs[from][to] = from == to ? 0 : from == 0 || to == 0 ? 1_000 : 50_000 + 100 * (from + to);
            }
        }
        Acquaintances peers = new Acquaintances(new CloseAndRandom(1, mostLinks), 1, costs);
        peers.play(2);
        long there = IntStream.range(1, 11)
                .filter(peer -> peers.wirings[peer].contains(0) || peers.wirings[0].contains(peer))
                .count();
        assertEquals(mostLinks == 0 ? 10 : mostLinks, there);
    }
}
