package egoist.node.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import egoist.protocol.message.Announcement.Stay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightEventsTest {
    @TempDir
    private Path directory;

    @Test
    void whatHappensIsInARecording() throws Exception {
        Path file = directory.resolve("node.jfr");
        FlightEvents events = new FlightEvents();
        try (Recording recording = new Recording()) {
            for (String name : List.of("RoundTrip", "Announcement", "Decision", "Change")) {
                recording.enable("egoist." + name);
            }
            recording.start();
            events.roundTrip("ab", 12_345);
            events.announced(new Announced("cd", 7, 3, Stay.STAYS, List.of(new Announced.Target("ab", 5, 5))));
            events.decided(250);
            events.happened(new NodeEvent(NodeEvent.Kind.REWIRED, "", "", "now linked to 2 members"));
            recording.stop();
            recording.dump(file);
        }
        Map<String, RecordedEvent> told = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("egoist."))
                .collect(Collectors.toMap(event -> event.getEventType().getName(), event -> event));
        assertEquals(4, told.size(), told::toString);
        assertEquals(Duration.ofNanos(12_345_000), told.get("egoist.RoundTrip").getDuration("roundTrip"));
        assertEquals("cd", told.get("egoist.Announcement").getString("origin"));
        assertEquals(1, told.get("egoist.Announcement").getInt("links"));
        assertEquals(Duration.ofNanos(250_000), told.get("egoist.Decision").getDuration("took"));
        assertEquals("rewired", told.get("egoist.Change").getString("kind"));
    }
}
