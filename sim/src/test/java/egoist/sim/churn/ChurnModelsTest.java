package egoist.sim.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.random.SeedStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChurnModelsTest {
    private static final long HOUR = 3_600_000_000L;

    static Stream<String> names() {
        return ChurnModels.registry().names().stream();
    }

    @TempDir
    private Path folder;

    /** Fifty nodes, each with sessions of its own: up an hour, down an hour, a little shifted from node to node. */
    private Map<String, Object> defaults(String name) throws IOException {
        if (!name.equals("trace")) {
            return Map.of();
        }
        StringBuilder sessions = new StringBuilder("node,up_s,down_s,censored\n");
        for (int node = 0; node < 50; node++) {
            for (int hour = 0; hour < 6; hour += 2) {
                int up = hour * 3600 + node * 7;
                sessions.append(node + "," + up + "," + (up + 3600) + ",0\n");
            }
        }
        Path file = folder.resolve("sessions.csv");
        Files.writeString(file, sessions);
        return Map.of("file", file.toString());
    }

    /** The contract of every entry: in order, alternating for each peer, before the end, and the same again. */
    @ParameterizedTest
    @MethodSource("names")
    void everyModelKeepsTheContract(String name) throws IOException {
        Map<String, Object> values = defaults(name);
        for (long seed = 1; seed <= 5; seed++) {
            List<ChurnEvent> events = events(name, values, 40, 10 * HOUR, seed);
            boolean[] absent = new boolean[40];
            boolean[] seen = new boolean[40];
            long last = 0;
            for (ChurnEvent event : events) {
                String where = name + ", seed " + seed + ", " + event;
                assertTrue(event.atMicros() >= last && event.atMicros() < 10 * HOUR, where);
                boolean joins = event.kind() == ChurnEvent.Kind.JOIN;
                assertTrue(!seen[event.peer()] || joins == absent[event.peer()], where);
                seen[event.peer()] = true;
                absent[event.peer()] = !joins;
                last = event.atMicros();
            }
            assertEquals(events, events(name, values, 40, 10 * HOUR, seed));
        }
    }

    /** Session 1800 s and absence 200 s make two events in 2000 s for each id. */
    @ParameterizedTest
    @CsvSource({"exponential, 0.05", "weibull, 0.1", "pareto, 0.3"})
    void twoEventsInASessionAndAnAbsence(String name, double tolerance) {
        Map<String, Object> lengths = Map.of("session", "1800s", "absence", "200s");
        int events = events(name, lengths, 200, 100 * HOUR, 7).size();
        assertEquals(200 * 3600 * 100 * 1e-3, events, 72_000 * tolerance);
    }

    @Test
    void compressionMultipliesTheRate() {
        List<ChurnEvent> slow = events("exponential", Map.of(), 200, 100 * HOUR, 7);
        List<ChurnEvent> quick = events("exponential", Map.of("compression", 10.0), 200, 10 * HOUR, 7);
        assertEquals(slow.size(), quick.size(), 0.01 * slow.size());
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
