package egoist.protocol.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word holds about a link: points in a plane, of which the first lie. */
class HearingTest {
    private static final int PEERS = 40;
    private static final int LIARS = 10;
    private static final int DEGREE = 5;
    private static final int VIEWER = PEERS - 1;

    private final double[] x = new double[PEERS];
    private final double[] y = new double[PEERS];

    private int truth(int from, int to) {
        return 1 + (int) StrictMath.hypot(x[from] - x[to], y[from] - y[to]);
    }

    private Overlay links(long seed, double factor) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int peer = 0; peer < PEERS; peer++) {
            x[peer] = random.nextDouble(100_000);
            y[peer] = random.nextDouble(100_000);
        }
        Overlay overlay = new Overlay(PEERS, DEGREE);
        for (int from = 0; from < PEERS; from++) {
            int self = from;
            random.ints(0, PEERS)
                    .filter(to -> to != self)
                    .distinct()
                    .limit(DEGREE)
                    .forEach(to -> overlay.add(self, to, said(self, self, to, factor)));
        }
        return overlay;
    }

    private int said(int by, int from, int to, double factor) {
        return Math.max(1, (int) (by < LIARS ? truth(from, to) * factor : truth(from, to)));
    }

    /** Share of the links with an honest end at their true costs, of all, and of those with a liar as owner. */
    private double[] right(long seed, double factor) {
        Overlay announced = links(seed, factor);
        Overlay counted = Hearing.counted(
                announced,
                (from, to, told) ->
                        said(to, from, to, factor) > told ? said(to, from, to, factor) : PathAlgebra.NO_LINK,
                to -> truth(VIEWER, to));
        int[] links = new int[2];
        int[] right = new int[2];
        for (int from = 0; from < PEERS; from++) {
            for (int i = 0; i < announced.degree(from); i++) {
                int to = announced.targets()[from * announced.stride() + i];
                int liar = from < LIARS ? 1 : 0;
                if (from >= LIARS || to >= LIARS) {
                    links[liar]++;
                    right[liar] += counted.cost(from, to) == truth(from, to) ? 1 : 0;
                }
            }
        }
        return new double[] {(double) right[0] / links[0], (double) right[1] / links[1]};
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void linksMadeLookGoodCountForWhatTheyCost(long seed) {
        double[] right = right(seed, 0.1);
        assertTrue(right[1] > 0.9, "seed " + seed + ": " + right[1] + " of the liars' links");
        assertEquals(1, right[0], "seed " + seed + ": links of the honest");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void objectionsAreNoWeapon(long seed) {
        double[] right = right(seed, 10);
        assertTrue(right[0] > 0.95, "seed " + seed + ": " + right[0] + " of the links of the honest");
    }

    /** Liars that deny all links to them, and one that invents links to everybody, who deny them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whoIsInDisputeWithManyIsNotBelieved(long seed) {
        Overlay announced = links(seed, 1);
        int inventor = VIEWER - 1;
        announced.clear(inventor);
        for (int to = LIARS; to < inventor; to++) {
            announced.add(inventor, to, 1);
        }
        Overlay counted = Hearing.counted(
                announced,
                (from, to, told) -> to < LIARS || from == inventor ? Hearing.DENIED : PathAlgebra.NO_LINK,
                to -> PathAlgebra.NO_LINK);
        int kept = 0;
        int denied = 0;
        for (int from = LIARS; from < inventor; from++) {
            for (int i = 0; i < announced.degree(from); i++) {
                int to = announced.targets()[from * announced.stride() + i];
                denied += to < LIARS ? 1 : 0;
                kept += to < LIARS && counted.cost(from, to) != PathAlgebra.NO_LINK ? 1 : 0;
            }
            assertEquals(PathAlgebra.NO_LINK, counted.cost(inventor, from), "seed " + seed + ": invented to " + from);
        }
        assertTrue(kept > 0.97 * denied, "seed " + seed + ": " + kept + " of " + denied);
    }

    @Test
    void theFarEndIsBelievedIfNothingTellsThemApart() {
        Overlay announced = new Overlay(3, 1);
        announced.add(0, 1, 10);
        assertSame(announced, Hearing.counted(announced, (from, to, told) -> PathAlgebra.NO_LINK, to -> 50));
        assertEquals(
                90, Hearing.counted(announced, (from, to, told) -> 90, to -> 50).cost(0, 1));
        assertEquals(
                0,
                Hearing.counted(announced, (from, to, told) -> Hearing.DENIED, to -> 50)
                        .degree(0));
        assertEquals(
                10,
                Hearing.counted(announced, (from, to, told) -> 160, to -> 50).cost(0, 1),
                "more than by way of me");
    }
}
