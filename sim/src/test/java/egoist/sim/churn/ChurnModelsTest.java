package egoist.sim.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.random.SeedStreams;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChurnModelsTest {
    private static final long HOUR = 3_600_000_000L;

    static Stream<String> names() {
        return ChurnModels.registry().names().stream();
    }

    /** The contract of every entry: in order, alternating for each peer, before the end, and the same again. */
    @ParameterizedTest
    @MethodSource("names")
    void everyModelKeepsTheContract(String name) {
        for (long seed = 1; seed <= 5; seed++) {
            List<ChurnEvent> events = events(name, Map.of(), 40, 10 * HOUR, seed);
            boolean[] absent = new boolean[40];
            long last = 0;
            for (ChurnEvent event : events) {
                String where = name + ", seed " + seed + ", " + event;
                assertTrue(event.atMicros() >= last && event.atMicros() < 10 * HOUR, where);
                assertEquals(event.kind() == ChurnEvent.Kind.JOIN, absent[event.peer()], where);
                absent[event.peer()] = !absent[event.peer()];
                last = event.atMicros();
            }
            assertEquals(events, events(name, Map.of(), 40, 10 * HOUR, seed));
        }
    }

    /** Session 1800 s and absence 200 s are a churn rate of 1e-3 per second as the papers count it. */
    @ParameterizedTest
    @CsvSource({"exponential, 0.05", "weibull, 0.1", "pareto, 0.3"})
    void theChurnRateIsTwoByMeanSessionAndAbsence(String name, double tolerance) {
        Map<String, Object> lengths = Map.of("session", "1800s", "absence", "200s");
        int events = events(name, lengths, 200, 100 * HOUR, 7).size();
        assertEquals(200 * 3600 * 100 * 1e-3, events, 72_000 * tolerance);
    }

    @Test
    void crashesAreTheShareAskedFor() {
        List<ChurnEvent> events = events("exponential", Map.of("crashes", 0.25), 200, 50 * HOUR, 3);
        double crashes =
                events.stream().filter(e -> e.kind() == ChurnEvent.Kind.CRASH).count();
        double departures =
                events.stream().filter(e -> e.kind() != ChurnEvent.Kind.JOIN).count();
        assertEquals(0.25, crashes / departures, 0.01);
    }

    private static List<ChurnEvent> events(String name, Map<String, ?> values, int peers, long until, long seed) {
        return ChurnModels.registry().get(name).create(values).events(peers, until, new SeedStreams(seed));
    }
}
