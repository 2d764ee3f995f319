package egoist.node.cli;

import egoist.node.view.NodeEvent;
import egoist.node.view.NodeListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line in the log for each change of state of a node. What others can cause at will, like input that is refused, is told
 * once in a while for each peer and reason, with the number of times it was not told, so that nobody fills a disk from afar.
 */
final class EventLog implements NodeListener {
    private static final int REMEMBERED = 4096;
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    private final Logger logger;
    private final long repeatMicros;
    private final LongSupplier nowMicros;
    private volatile UnaryOperator<String> names = id -> "";
    private final Map<Subject, Told> told = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Subject, Told> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Subject(NodeEvent.Kind kind, String peer, String reason) {}

    private record Told(long atMicros, long suppressed) {}

    /**
     * @param repeatMicros the same about the same peer is told once in this time; 0 for always
     * @param nowMicros a clock that never goes back
     */
    EventLog(Logger logger, long repeatMicros, LongSupplier nowMicros) {
        this.logger = logger;
        this.repeatMicros = repeatMicros;
        this.nowMicros = nowMicros;
    }

    /** How nodes are called; until it is told, lines name them by id alone. */
    void names(UnaryOperator<String> known) {
        names = known;
    }

    @Override
    public void happened(NodeEvent event) {
        long suppressed = isCausedByOthers(event.kind()) ? untold(event) : 0;
        if (suppressed < 0) {
            return;
        }
        LoggingEventBuilder line = logger.atLevel(level(event.kind()));
        String name = event.peer().isEmpty() ? "" : names.apply(event.peer());
        if (!name.isEmpty()) {
            line = line.addKeyValue("name", name);
        }
        if (!event.peer().isEmpty()) {
            line = line.addKeyValue("peer", event.peer());
        }
        if (!event.reason().isEmpty()) {
            line = line.addKeyValue("reason", event.reason());
        }
        if (suppressed > 0) {
            line = line.addKeyValue("suppressed", suppressed);
        }
        String detail = event.detail().replaceAll("\\p{Cntrl}", " ");
        line.log(event.kind().label() + (detail.isEmpty() ? "" : ": " + detail));
    }

    private static boolean isCausedByOthers(NodeEvent.Kind kind) {
        return switch (kind) {
            case REJECTED, CONNECT_FAILED, IN_LINK_OPENED, IN_LINK_CLOSED, WARNING -> true;
            default -> false;
        };
    }

    private static Level level(NodeEvent.Kind kind) {
        return switch (kind) {
            case REJECTED, CONNECT_FAILED, LINK_LOST, NOT_READY, WARNING -> Level.WARN;
            case IN_LINK_OPENED, IN_LINK_CLOSED -> Level.DEBUG;
            default -> Level.INFO;
        };
    }

    /** How many of its like were not told since the last that was; -1 if this one is not to be told either. */
    private synchronized long untold(NodeEvent event) {
        // Strangers call from another port each time.
        String caller = event.kind() == NodeEvent.Kind.REJECTED
                ? PORT.matcher(event.peer()).replaceFirst("")
                : event.peer();
        Subject subject = new Subject(event.kind(), caller, event.reason());
        long now = nowMicros.getAsLong();
        Told last = told.get(subject);
        if (last != null && now - last.atMicros < repeatMicros) {
            told.put(subject, new Told(last.atMicros, last.suppressed + 1));
            return -1;
        }
        told.put(subject, new Told(now, 0));
        return last == null ? 0 : last.suppressed;
    }
}
