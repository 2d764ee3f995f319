package egoist.protocol.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import egoist.protocol.metric.PathAlgebra;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is believed about a link's cost. */
class LinkAuditTest {
    private static final int PEERS = 30;
    private static final int LIARS = 6;

    private static int truth(int from, int to) {
        return 10_000 + 1_000 * (Math.min(from, to) * 7 + Math.max(from, to) * 13) % 90_000;
    }

    /** Random links at true costs, those of the first peers at ten times or a tenth of them. */
    private static Overlay announced(long seed, double factor) {
        SplittableRandom random = new SplittableRandom(seed);
        Overlay overlay = new Overlay(PEERS, 4);
        for (int from = 0; from < PEERS; from++) {
            int self = from;
            int[] targets = random.ints(0, PEERS)
                    .filter(to -> to != self)
                    .distinct()
                    .limit(4)
                    .toArray();
            for (int to : targets) {
                double told = from < LIARS ? truth(from, to) * factor : truth(from, to);
                overlay.add(from, to, (int) told);
            }
        }
        return overlay;
    }

    private static int said(int from, int to, int told, double factor) {
        int measured = to < LIARS ? (int) (truth(from, to) * factor) : truth(from, to);
        return measured == told ? PathAlgebra.NO_LINK : measured;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theHonestEndIsBelieved(long seed) {
        for (double factor : new double[] {0.1, 10}) {
            Overlay announced = announced(seed, factor);
            Overlay believed = LinkAudit.believed(announced, (from, to, told) -> said(from, to, told, factor));
            for (int from = 0; from < PEERS; from++) {
                for (int to = 0; to < PEERS; to++) {
                    boolean twoLiars = from < LIARS && to < LIARS;
                    if (believed.cost(from, to) != PathAlgebra.NO_LINK && !twoLiars) {
                        assertEquals(
                                truth(from, to), believed.cost(from, to), "seed " + seed + ": " + from + "->" + to);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void coordinatesFindWhoLiesAboutMostLinksAndForgiveSingleOnes(long seed) {
        for (double factor : new double[] {0.1, 10}) {
            Overlay announced = announced(seed, factor);
            // Off by up to a half everywhere, and by far for one link of each peer.
            LinkAudit.Foretelling coordinates = (from, to) -> {
                boolean odd = announced.targets()[from * announced.stride()] == to;
                return odd ? 20 * truth(from, to) : truth(from, to) * 3 / 2;
            };
            Overlay believed = LinkAudit.plausible(announced, coordinates, 3);
            for (int from = 0; from < PEERS; from++) {
                for (int i = 1; i < announced.degree(from); i++) {
                    int to = announced.targets()[from * announced.stride() + i];
                    int right = from < LIARS ? truth(from, to) * 3 / 2 : truth(from, to);
                    assertEquals(right, believed.cost(from, to), "seed " + seed + ": " + from + "->" + to);
                }
                int first = announced.targets()[from * announced.stride()];
                if (from >= LIARS) {
                    assertEquals(truth(from, first), believed.cost(from, first), "seed " + seed + ": one odd link");
                }
            }
        }
    }

    @Test
    void withoutDisputesAllStaysAsItIs() {
        Overlay announced = announced(1, 10);
        assertSame(announced, LinkAudit.believed(announced, (from, to, told) -> PathAlgebra.NO_LINK));
    }
}
