package egoist.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import egoist.node.view.NodeEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLogTest {
    private long nowMicros;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final EventLog log;

    EventLogTest() {
        LoggerContext context = new LoggerContext();
        Logger logger = context.getLogger("test");
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
        log = new EventLog(logger, 60_000_000, () -> nowMicros);
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        lines.list.forEach(line -> told.add(line.getLevel() + " " + line.getFormattedMessage() + " "
                + (line.getKeyValuePairs() == null ? "" : line.getKeyValuePairs())));
        lines.list.clear();
        return told;
    }

    @Test
    void tellsEveryChangeOfState() {
        log.happened(new NodeEvent(NodeEvent.Kind.LINK_OPENED, "ab", "", ""));
        log.happened(new NodeEvent(NodeEvent.Kind.LINK_OPENED, "ab", "", ""));
        assertEquals(2, told().size());
    }

    @Test
    void tellsTheSameRefusalOnceInAWhileWithTheNumberLeftOut() {
        for (int i = 0; i < 1000; i++) {
            log.happened(new NodeEvent(NodeEvent.Kind.REJECTED, "ab", "bad-frame", "900000\nbytes"));
        }
        log.happened(new NodeEvent(NodeEvent.Kind.REJECTED, "cd", "bad-frame", ""));
        assertEquals(
                List.of(
                        "WARN rejected: 900000 bytes [peer=\"ab\", reason=\"bad-frame\"]",
                        "WARN rejected [peer=\"cd\", reason=\"bad-frame\"]"),
                told());
        nowMicros = 60_000_000;
        log.happened(new NodeEvent(NodeEvent.Kind.REJECTED, "ab", "bad-frame", ""));
        assertEquals(List.of("WARN rejected [peer=\"ab\", reason=\"bad-frame\", suppressed=\"999\"]"), told());
    }

    @Test
    void aStrangerThatCallsFromEverNewPortsIsToldOfOnce() {
        for (int port = 40_000; port < 41_000; port++) {
            log.happened(new NodeEvent(NodeEvent.Kind.REJECTED, "192.0.2.7:" + port, "not-tls", ""));
        }
        assertEquals(List.of("WARN rejected [peer=\"192.0.2.7:40000\", reason=\"not-tls\"]"), told());
    }

    @Test
    void nodesAreCalledByTheirNamesOnceThoseAreKnown() {
        log.names(id -> id.equals("ab") ? "n7" : "");
        log.happened(new NodeEvent(NodeEvent.Kind.LINK_OPENED, "ab", "", ""));
        log.happened(new NodeEvent(NodeEvent.Kind.LINK_OPENED, "cd", "", ""));
        assertEquals(List.of("INFO link-opened [name=\"n7\", peer=\"ab\"]", "INFO link-opened [peer=\"cd\"]"), told());
    }
}
