package egoist.sim.engine;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The definition of the event order: a heap of (time, sequence, payload), nothing clever. */
final class ReferenceQueue {
    private record Event(long micros, long sequence, long payload) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::micros).thenComparingLong(Event::sequence));
    private long sequence;
    private long now;
    private long payload;

    void push(long micros, long payload) {
        events.add(new Event(micros, sequence++, payload));
    }

    boolean pop(long untilMicros) {
        Event first = events.peek();
        if (first == null || first.micros >= untilMicros) {
            if (first != null) {
                now = Math.max(now, untilMicros);
            }
            return false;
        }
        events.remove();
        now = first.micros;
        payload = first.payload;
        return true;
    }

    long nowMicros() {
        return now;
    }

    long payload() {
        return payload;
    }

    long size() {
        return events.size();
    }
}
