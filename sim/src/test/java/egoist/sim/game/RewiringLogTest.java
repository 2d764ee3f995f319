package egoist.sim.game;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.overlay.Wiring;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.random.SeedStreams;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RewiringLogTest {
    private static GameConfig config(String start) {
        return GameConfig.from(new Parameters(GameConfig.parameters(), Map.of("epochs", 8, "start", start)));
    }

    static Stream<Arguments> games() {
        return Stream.of(1L, 2L, 3L)
                .flatMap(seed -> Stream.of(
                        Arguments.of(seed, "random", new BestResponse()),
                        Arguments.of(seed, "joins", new BestResponse()),
                        Arguments.of(seed, "random", new KClosest())));
    }

    @ParameterizedTest
    @MethodSource("games")
    void replayedRewiringsAreTheGame(long seed, String start, WiringPolicy policy) {
        GameResult plain = play(seed, start, policy, false);
        GameResult logged = play(seed, start, policy, true);
        assertEquals(plain.traceHash(), logged.traceHash(), "looking on changes nothing");
        Wiring[] wirings = new Wiring[24];
        Arrays.fill(wirings, Wiring.EMPTY);
        for (EpochSample sample : logged.samples()) {
            for (Rewiring rewiring : sample.rewirings()) {
                assertEquals(wirings[rewiring.peer()], rewiring.before(), "seed " + seed + " " + rewiring);
                wirings[rewiring.peer()] = rewiring.after();
                if (rewiring.cause() == Rewiring.Cause.CHOICE && policy instanceof BestResponse) {
                    assertTrue(
                            rewiring.costAfter() <= rewiring.costBefore(),
                            "a best response does not lose: seed " + seed + " " + rewiring);
                }
            }
        }
        assertArrayEquals(logged.wirings(), wirings);
    }

    private static GameResult play(long seed, String start, WiringPolicy policy, boolean log) {
        WiringGame game = new WiringGame(
                config(start), policy, PlaneWorld.of(24, seed), 2, null, 10_000_000, new SeedStreams(seed));
        GameResult result = (log ? game.withRewirings() : game).play(() -> false);
        assertNotNull(result);
        return result;
    }
}
