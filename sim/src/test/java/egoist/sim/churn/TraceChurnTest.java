package egoist.sim.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.random.SeedStreams;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceChurnTest {
    private static final long SECOND = 1_000_000;

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        Path file = folder.resolve("trace.csv");
        Files.writeString(file, text);
        return file;
    }

    private static List<ChurnEvent> events(Path file, int peers, long untilSeconds, Map<String, ?> more) {
        Map<String, Object> values = new java.util.TreeMap<>(more);
        values.put("file", file.toString());
        values.put("crashes", 0.0);
        return ChurnModels.registry()
                .get("trace")
                .create(values)
                .events(peers, untilSeconds * SECOND, new SeedStreams(1));
    }

    @Test
    void aNodeComesAndGoesAsMeasuredAndBeginsAgain() throws IOException {
        Path file = file("node,up_s,down_s,censored\na,100,200,0\na,300,1000,0\n");
        assertEquals(
                List.of(
                        new ChurnEvent(100 * SECOND, 0, ChurnEvent.Kind.JOIN),
                        new ChurnEvent(200 * SECOND, 0, ChurnEvent.Kind.LEAVE),
                        new ChurnEvent(300 * SECOND, 0, ChurnEvent.Kind.JOIN),
                        new ChurnEvent(1000 * SECOND, 0, ChurnEvent.Kind.LEAVE),
                        new ChurnEvent(1100 * SECOND, 0, ChurnEvent.Kind.JOIN)),
                events(file, 1, 1150, Map.of()));
    }

    @Test
    void timeIsCompressedAndMayBeginLater() throws IOException {
        Path file = file("node,up_s,down_s,censored\na,0,200,0\na,300,1000,1\n");
        assertEquals(
                List.of(
                        new ChurnEvent(5 * SECOND, 0, ChurnEvent.Kind.LEAVE),
                        new ChurnEvent(15 * SECOND, 0, ChurnEvent.Kind.JOIN)),
                events(file, 1, 60, Map.of("compression", 10.0, "from", "150s")));
    }

    @Test
    void turnsOfPhonesAreRead() throws IOException {
        Path file =
                file("user,start_s,first_online,tz_hours,session_ms...\n7,0,0,1,2000,3000,5000\n8,0,1,1,4000,6000\n");
        List<ChurnEvent> events = events(file, 2, 9, Map.of());
        assertEquals(3, events.size(), events.toString());
        assertEquals(
                List.of(2L, 4L, 5L),
                events.stream().map(e -> e.atMicros() / SECOND).toList());
    }

    @Test
    void gzipIsReadAsWell() throws IOException {
        Path file = folder.resolve("trace.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("node,up_s,down_s\na,0,10\na,20,30\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertEquals(2, events(file, 1, 25, Map.of()).size());
    }

    @Test
    void nodesThatNeverChangeCanBeLeftOut() throws IOException {
        Path file = file("node,up_s,down_s,censored\na,0,100,1\nb,0,50,0\n");
        assertEquals(2, events(file, 2, 120, Map.of()).size(), "b goes and comes again");
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> events(file, 2, 120, Map.of("nodes", "changing")));
        assertTrue(String.valueOf(refused.getMessage()).contains("1 nodes are up"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "'hello', 'trace.csv:1: a trace of sessions begins with the header'",
        "'node,up_s,down_s\na,5,4\n', 'trace.csv:2: a session ends before it begins'",
        "'node,up_s,down_s\na,0,5\na,x,9\n', 'trace.csv:3: ''x'' is not a length of time'",
        "'user,start_s,first_online,tz_hours\nu,0,2,1,5\n', 'trace.csv:2: a node is user'"
    })
    void mistakesAreToldWithTheirLine(String text, String message) throws IOException {
        Path file = file(text);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> events(file, 1, 10, Map.of()));
        assertTrue(String.valueOf(refused.getMessage()).contains(message), refused.getMessage());
    }

    /** One join or leave at 50 peers counts 0.02, so one every two seconds is 0.01 per second (section 4.4 of the paper). */
    @Test
    void theChurnRateIsThePapers() {
        List<ChurnEvent> events = List.of(
                new ChurnEvent(10 * SECOND, 3, ChurnEvent.Kind.LEAVE),
                new ChurnEvent(11 * SECOND, 3, ChurnEvent.Kind.LEAVE),
                new ChurnEvent(12 * SECOND, 3, ChurnEvent.Kind.JOIN));
        ChurnRate rate = ChurnRate.of(events, 50, 0, 20 * SECOND);
        assertEquals(2 * 0.02 / 20, rate.perSecond(), 1e-12);
        assertEquals(50 - 2.0 / 20, rate.meanPresent(), 1e-9);
        assertEquals(1, rate.joins());
        assertEquals(1, rate.departures());
    }

    @Test
    void theChurnRateOfExponentialSessionsIsTwoByTheirMean() {
        ChurnModel model =
                ChurnModels.registry().get("exponential").create(Map.of("session", "1000s", "absence", "250s"));
        long until = 100_000 * SECOND;
        ChurnRate rate = ChurnRate.of(model.events(50, until, new SeedStreams(5)), 50, 0, until);
        assertEquals(2e-3, rate.perSecond(), 1e-4);
        assertEquals(40, rate.meanPresent(), 1);
    }
}
