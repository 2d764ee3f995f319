package egoist.sim.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.OverlayGraphView;
import egoist.protocol.overlay.ShortestPaths;
import java.util.SplittableRandom;
import org.jgrapht.alg.flow.PushRelabelMFImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwarmTest {
    private static final double FILE_KBIT = 8_000;

    private static void bothWays(Overlay links, int a, int b, int kbps) {
        links.add(a, b, kbps);
        links.add(b, a, kbps);
    }

    @Test
    void twoPeersTakeAsLongAsTheirLinks() {
        Overlay links = new Overlay(2, 1);
        links.add(0, 1, 8_000);
        links.add(1, 0, 4_000);
        double[][] finished = Swarm.finishedSeconds(links, 10, FILE_KBIT);
        assertEquals(1, finished[1][0], 1e-9);
        assertEquals(2, finished[0][1], 1e-9);
    }

    /** Peer 2 gets two files through one link, and the second of them one chunk after it could. */
    @Test
    void chunksArePassedOnWhileTheyArrive() {
        Overlay links = new Overlay(3, 2);
        bothWays(links, 0, 1, 8_000);
        bothWays(links, 1, 2, 8_000);
        double[][] finished = Swarm.finishedSeconds(links, 20, FILE_KBIT);
        double last = Math.max(finished[2][0], finished[2][1]);
        assertTrue(last >= 2 && last <= 2 + 2.0 / 20, "two files over one link took " + last + " s");
    }

    @Test
    void whoCannotBeReachedNeverHasTheFile() {
        Overlay links = new Overlay(3, 2);
        bothWays(links, 0, 1, 8_000);
        double[][] finished = Swarm.finishedSeconds(links, 4, FILE_KBIT);
        assertEquals(1, finished[1][0], 1e-9);
        assertEquals(Double.POSITIVE_INFINITY, finished[2][0]);
        assertEquals(Double.POSITIVE_INFINITY, finished[0][2]);
    }

    /** No file arrives sooner than its maximum flow allows, nobody has all sooner than its links do, and everybody gets all. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothingIsFasterThanTheLinks(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int peers = 5 + random.nextInt(8);
        Overlay links = new Overlay(peers, 4);
        for (int peer = 0; peer < peers; peer++) {
            bothWays(links, peer, (peer + 1) % peers, 500 + random.nextInt(20_000));
        }
        for (int peer = 0; peer < peers; peer++) {
            int other = random.nextInt(peers);
            if (other != peer && links.cost(peer, other) == PathAlgebra.NO_LINK) {
                bothWays(links, peer, other, 500 + random.nextInt(20_000));
            }
        }
        double[][] finished = Swarm.finishedSeconds(links, 8, FILE_KBIT);
        PushRelabelMFImpl<Integer, Integer> flow =
                new PushRelabelMFImpl<>(new OverlayGraphView(links, ShortestPaths.NOBODY));
        for (int peer = 0; peer < peers; peer++) {
            double all = 0;
            double kbpsIn = 0;
            for (int other = 0; other < peers; other++) {
                kbpsIn += Math.max(0, links.cost(other, peer));
                all = Math.max(all, finished[peer][other]);
                if (other != peer) {
                    double soonest = FILE_KBIT / flow.getMaximumFlowValue(other, peer);
                    assertTrue(
                            finished[peer][other] >= soonest - 1e-9 && finished[peer][other] < 1e6,
                            "seed " + seed + ": file of " + other + " at " + peer + " after " + finished[peer][other]
                                    + " s, soonest " + soonest);
                }
            }
            assertTrue(all >= FILE_KBIT * (peers - 1) / kbpsIn - 1e-9, "seed " + seed + ": peer " + peer);
        }
    }
}
