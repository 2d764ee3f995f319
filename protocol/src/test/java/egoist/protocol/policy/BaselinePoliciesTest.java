package egoist.protocol.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** k-Random, k-Closest, k-Regular, full mesh and the donated ring, on problems small enough to check by eye. */
class BaselinePoliciesTest {
    private static WiringProblem problem(
            int self, int degree, PathAlgebra algebra, Wiring current, long seed, int... costs) {
        int[] members = IntStream.range(0, costs.length).toArray();
        return new WiringProblem(
                self, degree, algebra, new Overlay(costs.length, 4), costs, members, null, null, current, seed);
    }

    private static WiringProblem uniform(int peers, int self, int degree, Wiring current, long seed) {
        int[] costs =
                IntStream.range(0, peers).map(peer -> peer == self ? -1 : 10).toArray();
        return problem(self, degree, PathAlgebra.ADDITIVE, current, seed, costs);
    }

    @Test
    void kClosestTakesTheCheapestAndBreaksTiesById() {
        WiringProblem additive = problem(0, 2, PathAlgebra.ADDITIVE, Wiring.EMPTY, 1, -1, 5, 3, 3, 9);
        assertEquals(Wiring.of(2, 3), new KClosest().choose(additive));
        WiringProblem bottleneck = problem(0, 2, PathAlgebra.BOTTLENECK, Wiring.EMPTY, 1, -1, 5, 3, 9, 5);
        assertEquals(Wiring.of(1, 3), new KClosest().choose(bottleneck));
    }

    @Test
    void kClosestPrefersPeersWithGoodLinksOnwardAmongEquals() {
        WiringProblem load = problem(0, 2, PathAlgebra.ADDITIVE, Wiring.EMPTY, 1, -1, 5, 5, 5, 9);
        load.overlay().add(1, 0, 80);
        load.overlay().add(2, 0, 30);
        load.overlay().add(3, 0, 50);
        load.overlay().add(4, 0, 1);
        assertEquals(Wiring.of(2, 3), new KClosest().choose(load));
    }

    @Test
    void kRandomKeepsItsDrawAndReplacesOnlyWhatIsGone() {
        Wiring first = new KRandom().choose(uniform(20, 4, 3, Wiring.EMPTY, 7));
        assertEquals(3, first.size());
        assertEquals(first, new KRandom().choose(uniform(20, 4, 3, first, 8)), "re-wired without churn");
        int gone = first.neighbour(1);
        int[] costs =
                IntStream.range(0, 20).map(p -> p == 4 || p == gone ? -1 : 10).toArray();
        Wiring next = new KRandom().choose(problem(4, 3, PathAlgebra.ADDITIVE, first, 8, costs));
        assertEquals(1, next.linksNotIn(first));
        assertTrue(!next.contains(gone) && next.size() == 3, next.toString());
    }

    @Test
    void kRandomDrawsEveryPeerSooner() {
        Set<Integer> drawn = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            for (int peer :
                    new KRandom().choose(uniform(10, 4, 2, Wiring.EMPTY, seed)).toArray()) {
                drawn.add(peer);
            }
        }
        assertEquals(9, drawn.size());
        assertNotEquals(
                new KRandom().choose(uniform(50, 4, 5, Wiring.EMPTY, 1)),
                new KRandom().choose(uniform(50, 4, 5, Wiring.EMPTY, 2)));
    }

    @Test
    void kRegularUsesTheOffsetsOfThePaper() {
        // n = 10, k = 2: o = 1 + 0, 1 + 9/3 = 4
        assertEquals(Wiring.of(1, 4), new KRegular().choose(uniform(10, 0, 2, Wiring.EMPTY, 1)));
        assertEquals(Wiring.of(2, 9), new KRegular().choose(uniform(10, 8, 2, Wiring.EMPTY, 1)));
    }

    @Test
    void kRegularStepsOverAPeerThatCannotBeLinked() {
        int[] costs =
                IntStream.range(0, 10).map(p -> p == 0 || p == 4 ? -1 : 10).toArray();
        assertEquals(
                Wiring.of(1, 5), new KRegular().choose(problem(0, 2, PathAlgebra.ADDITIVE, Wiring.EMPTY, 1, costs)));
    }

    @Test
    void fullMeshLinksToEveryoneWhateverTheDegree() {
        assertEquals(
                9, new FullMesh().choose(uniform(10, 3, 2, Wiring.EMPTY, 1)).size());
        assertEquals(9, new FullMesh().degree(2, 10));
    }

    @Test
    void donationReplacesTheCostliestLinkByTheRingSuccessor() {
        WiringProblem additive = problem(1, 3, PathAlgebra.ADDITIVE, Wiring.EMPTY, 1, 8, -1, 7, 1, 9, 2);
        Wiring donated = RingDonation.donate(additive, Wiring.of(3, 4, 5));
        assertEquals(Wiring.of(new int[] {3, 5}, new int[] {2}), donated);
        assertEquals("[2*, 3, 5]", donated.toString());
        WiringProblem bottleneck = problem(1, 3, PathAlgebra.BOTTLENECK, Wiring.EMPTY, 1, 8, -1, 7, 1, 9, 2);
        assertEquals(Wiring.of(new int[] {4, 5}, new int[] {2}), RingDonation.donate(bottleneck, Wiring.of(3, 4, 5)));
    }

    @Test
    void donationWrapsAroundAndMarksALinkThatIsThereAlready() {
        WiringProblem last = problem(3, 2, PathAlgebra.ADDITIVE, Wiring.EMPTY, 1, 8, 1, 7, -1);
        assertEquals(
                Wiring.of(new int[] {1}, new int[] {0}),
                RingDonation.donate(last, Wiring.of(0, 1)),
                "keeps both links");
        assertEquals(0, RingDonation.successor(last));
    }

    @Test
    void aPeerAloneDonatesNothing() {
        WiringProblem alone = problem(0, 2, PathAlgebra.ADDITIVE, Wiring.EMPTY, 1, -1);
        assertEquals(Wiring.EMPTY, RingDonation.donate(alone, Wiring.EMPTY));
        assertEquals(Wiring.EMPTY, new KRegular().choose(alone));
    }
}
