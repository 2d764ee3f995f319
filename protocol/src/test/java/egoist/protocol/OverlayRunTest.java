package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole overlays of tens of peers, started, disturbed and left to themselves. */
class OverlayRunTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void converges(long seed) {
        TinyWorld world = new TinyWorld(30, Configs.of(4), seed);
        world.joinAll();
        world.run(20);
        double early = world.meanCostMicros();
        world.run(600);
        assertTrue(world.connected(), "seed " + seed);
        for (int id : world.alive()) {
            PeerStatus status = world.peer(id).status();
            assertEquals(4, status.wiring().size(), "seed " + seed + " peer " + id);
            assertEquals(30, status.members().length, "seed " + seed + " peer " + id);
            assertEquals(29, status.measured(), "seed " + seed + " peer " + id);
        }
        assertTrue(world.meanCostMicros() < 0.8 * early, "seed " + seed);
    }
}
