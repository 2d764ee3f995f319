package egoist.node.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import egoist.protocol.PeerRecipe;
import org.junit.jupiter.api.Test;

class FormulasTest {
    /** Fifty members, k = 5, an epoch of a minute, an announcement every 20 s. */
    @Test
    void thePapersFormulaGivesThePapersFigure() {
        assertEquals(44 * 320 / 60.0 + 352 / 20.0, ControlTraffic.paperBits(50, 5, 60, 20), 1e-9);
        assertEquals(252, ControlTraffic.paperBits(50, 5, 60, 20), 1);
    }

    /** 49 pings and pongs in 35 s, a sign of life each way on ten links in 5 s, and 7.5 copies of 50 announcements in 300 s. */
    @Test
    void oursCountsAnswersAndWhatIsPassedOn() {
        PeerRecipe recipe = PeerRecipe.bestResponse(5)
                .with("ping", "35s")
                .with("keep-alive", "5s")
                .with("refresh", "5m")
                .with("path-probe", "0s");
        double probes = 2 * 49 * 736 / 35.0;
        double keepAlives = 2 * 5 * 1040 / 5.0;
        double announcements = 1.5 * 5 * 50 * 240 * 8 / 300 * 1.15;
        assertEquals(probes + keepAlives + announcements, ControlTraffic.expectedBits(recipe.config(), 50), 1e-9);
    }

    /** Three links pinged, three of others answered. */
    @Test
    void linksWatchedCost() {
        PeerRecipe recipe = PeerRecipe.bestResponse(3);
        double without = ControlTraffic.expectedBits(recipe.config(), 27);
        double with = ControlTraffic.expectedBits(recipe.with("link-ping", "3s").config(), 27);
        assertEquals(2 * 3 * 736 / 3.0, with - without, 1e-9);
    }

    /** Of 27 peers with three links each one is three links away: three probes and three echoes each ten seconds. */
    @Test
    void pathsTriedCost() {
        PeerRecipe recipe = PeerRecipe.bestResponse(3).with("path-probe", "0s");
        double without = ControlTraffic.expectedBits(recipe.config(), 27);
        double with =
                ControlTraffic.expectedBits(recipe.with("path-probe", "10s").config(), 27);
        assertEquals(3 * (1728 + 736) / 10.0, with - without, 1e-9);
    }
}
