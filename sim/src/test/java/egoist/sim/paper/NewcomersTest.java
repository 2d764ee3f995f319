package egoist.sim.paper;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims of the later study (ToN 2011) about newcomers and about wiring for the worst target, and of the report about samples. */
class NewcomersTest {
    private static final List<String> POLICIES = List.of("k-random", "k-regular", "k-closest", "best-response");

    @TempDir
    private Path folder;

    private static String planetLab() {
        return "network.latency={model: matrix, file: " + MeasuredData.file("planetlab-490-t01.csv.gz") + "}";
    }

    /** Nobody does better than best response; the closest are nearly as good in overlays of best response and of chance. */
    @Test
    void newcomersDoBestByBestResponse() throws IOException {
        Measures measures =
                Measures.of("newcomers.yaml", folder, planetLab(), "k=[2, 5]", "seeds=3", "game.newcomers=60");
        for (int k : new int[] {2, 5}) {
            for (String overlay : POLICIES) {
                for (String newcomer : POLICIES) {
                    double ratio = measures.of(overlay, k, "newcomer-cost-ratio", newcomer);
                    assertTrue(ratio >= 0.995, newcomer + " among " + overlay + ", k=" + k + ": " + ratio);
                }
            }
            double closest = measures.of("best-response", k, "newcomer-cost-ratio", "k-closest");
            assertTrue(closest < 1.15, "k-closest among best-response, k=" + k + ": " + closest);
            assertTrue(closest < measures.of("best-response", k, "newcomer-cost-ratio", "k-random"), "k=" + k);
        }
        double worst = measures.of("k-regular", 2, "newcomer-cost-ratio", "k-regular");
        for (String overlay : POLICIES) {
            for (String newcomer : POLICIES) {
                boolean same = overlay.equals("k-regular") && newcomer.equals("k-regular");
                double ratio = measures.of(overlay, 2, "newcomer-cost-ratio", newcomer);
                assertTrue(
                        same || ratio < worst, newcomer + " among " + overlay + ": " + ratio + ", not below " + worst);
            }
        }
        assertTrue(measures.ratio("k-regular", 2) > measures.ratio("k-random", 2), "Table I");
        assertTrue(measures.ratio("k-random", 2) > measures.ratio("k-closest", 2), "Table I");
    }

    @Test
    void sampledNewcomersLoseLittleAndLessWithTheTopologyInMind() throws IOException {
        Measures measures = Measures.of("sampling.yaml", folder, planetLab(), "peers=120", "game.newcomers=80");
        for (String overlay : POLICIES) {
            double even = measures.of(overlay, 3, "newcomer-cost-ratio", "BR-m6");
            double biased = measures.of(overlay, 3, "newcomer-cost-ratio", "BRtp-m6");
            double larger = measures.of(overlay, 3, "newcomer-cost-ratio", "BRtp-m20");
            assertTrue(biased < even, overlay + ": biased " + biased + ", even " + even);
            assertTrue(larger < biased, overlay + ": m = 20 " + larger + ", m = 6 " + biased);
        }
        double biased = measures.of("best-response", 3, "newcomer-cost-ratio", "BRtp-m20");
        assertTrue(biased <= 1.05, "BRtp with m = 20 among best-response: " + biased);
    }

    @Test
    void wiringForTheWorstTargetShortensTheLongestPath() throws IOException {
        Measures measures = Measures.of("real-time.yaml", folder, "k=[2, 5]", "seeds=2", "game.epochs=10");
        for (int k : new int[] {2, 5}) {
            double longest = measures.of("min-max-best-response", k, "path-cost", "worst-target");
            for (String other : POLICIES) {
                double theirs = measures.of(other, k, "path-cost", "worst-target");
                assertTrue(longest < theirs, other + ", k=" + k + ": " + theirs + " ms, min-max " + longest);
            }
        }
        double links = measures.of("variable-degree", 5, "directed-links", "all");
        double reached = measures.of("variable-degree", 5, "path-cost", "worst-target");
        assertTrue(links < 0.6 * 250, "the requirement of 220 ms takes " + links + " of 250 links");
        assertTrue(reached < 230, "the requirement of 220 ms: " + reached + " ms on average");
    }
}
