package egoist.sim.paper;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The claim of the INFOCOM 2008 paper at reduced size: wiring for the least of the flows has the least bad worst transfer. */
class BroadcastClaimTest {
    @TempDir
    private Path folder;

    @Test
    void maxMinHasTheLeastBadWorstTransfer() throws IOException {
        Measures measures = Measures.of("broadcast.yaml", folder, "seeds=4", "game.epochs=5");
        double worst = measures.of("max-min-broadcast", 4, "broadcast-finish-s", "worst");
        double flow = measures.of("max-min-broadcast", 4, "broadcast-flow-mbps", "least");
        for (String other : List.of("max-sum-broadcast", "k-widest", "rand-k-widest", "random")) {
            double theirs = measures.of(other, 4, "broadcast-finish-s", "worst");
            assertTrue(worst < 0.75 * theirs, other + " ends after " + theirs + " s, Max-Min after " + worst);
            assertTrue(flow > 1.25 * measures.of(other, 4, "broadcast-flow-mbps", "least"), other);
        }
        double sum = measures.of("max-sum-broadcast", 4, "broadcast-flow-mbps", "mean");
        for (String other : List.of("max-min-broadcast", "k-widest", "rand-k-widest", "random")) {
            assertTrue(sum > measures.of(other, 4, "broadcast-flow-mbps", "mean"), other);
        }
    }
}
