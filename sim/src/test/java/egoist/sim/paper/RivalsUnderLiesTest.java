package egoist.sim.paper;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies do to neighbour rules, at reduced size: boasting does far more harm than complaining, most of all to best response. */
class RivalsUnderLiesTest {
    private static final List<String> POLICIES = List.of("best-response", "k-random", "perigee-subset", "scramble");

    @TempDir
    private Path folder;

    private Measures under(String factor) throws IOException {
        return Measures.of(
                "rivals-cheaters.yaml",
                folder.resolve("lies-" + factor),
                "seeds=3",
                "game.epochs=12",
                "game.warmup-epochs=6",
                "game.measure-epochs=6",
                "policies=" + POLICIES,
                "sweep={misbehaviour.cost-factor: [" + factor + "]}");
    }

    @Test
    void boastingDoesMoreHarmThanComplaining() throws IOException {
        Measures boasts = under("0.1");
        Measures complaints = under("10");
        for (String policy : POLICIES) {
            double boasted = boasts.of(policy, 8, "others-cost-to-honest", "");
            double complained = complaints.of(policy, 8, "others-cost-to-honest", "");
            assertTrue(boasted > complained, policy + ": a tenth " + boasted + ", ten times " + complained);
        }
        double best = boasts.of("best-response", 8, "others-cost-to-honest", "");
        assertTrue(best > 1.2, "best response among boasters: " + best);
        assertTrue(best > boasts.of("perigee-subset", 8, "others-cost-to-honest", ""), "perigee-subset");
        assertTrue(best > boasts.of("scramble", 8, "others-cost-to-honest", ""), "scramble");
        assertTrue(complaints.of("best-response", 8, "others-cost-to-honest", "") < 1.1, "ten times");
    }
}
