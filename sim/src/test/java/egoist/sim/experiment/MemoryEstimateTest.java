package egoist.sim.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The estimate of a simulation's memory against live heaps that were measured. */
class MemoryEstimateTest {
    @ParameterizedTest
    @CsvSource({"100,5,1.05", "300,2,3.8", "300,5,4.5", "300,20,8.5", "1000,5,27.8", "200,200,13.8"})
    void isWithinAFactorOfTwoOfWhatWasMeasured(int peers, int links, double measuredMegabytes) {
        double ratio = MemoryEstimate.simulationBytes(peers, links) / (measuredMegabytes * 1e6);
        assertTrue(ratio > 0.5 && ratio < 2, "n=" + peers + " links=" + links + " ratio " + ratio);
    }
}
