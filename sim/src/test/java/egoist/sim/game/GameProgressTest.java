package egoist.sim.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GameProgressTest {
    @Test
    void aGameThatMayRestIsForetoldToDoSoAndCountsOnWhenItDoesNot() {
        assertEquals((5 + 4) / (5 + 9.0), new GameProgress(4, 40, true, 300, 300).share(), 1e-9);
        double before = 0;
        for (int epoch = 0; epoch < 40; epoch++) {
            double share = new GameProgress(epoch, 40, true, 150, 300).share();
            assertTrue(share > before, "epoch " + epoch + ": " + share);
            assertTrue(share < 1, "epoch " + epoch + ": " + share);
            before = share;
        }
        assertEquals(1, new GameProgress(39, 40, true, 300, 300).share());
    }

    @Test
    void inAChangingWorldAllEpochsArePlayed() {
        assertEquals((5 + 9) / (5 + 39.0), new GameProgress(9, 40, false, 300, 300).share(), 1e-9);
    }

    @Test
    void theSecondOfTwoGamesBeginsHalfWay() {
        GameProgress end = new GameProgress(39, 40, false, 300, 300);
        assertEquals(0.5, end.among(0, 2).share());
        assertTrue(new GameProgress(0, 40, false, 1, 300).among(1, 2).share() > 0.5);
        assertEquals(1, end.among(1, 2).share());
    }

    @Test
    void tellsEpochAndTurnAsPeopleCount() {
        GameProgress progress = new GameProgress(2, 40, true, 1200, 5000);
        assertEquals("epoch 3 of 40, turn 1200 of 5000", progress.toString());
        assertEquals("epoch 3/40, turn 1200/5000", progress.brief());
    }
}
