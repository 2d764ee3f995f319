package egoist.node.transport;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one neighbour: a short queue, and of each origin only the newest announcement. So a neighbour
 * that reads slowly misses superseded announcements, and one that does not read at all is noticed by the bytes that pile up.
 */
final class Outbox {
    private final int limitBytes;
    private final ArrayDeque<Outgoing> queue = new ArrayDeque<>();
    private final Map<Integer, Outgoing> floods = new LinkedHashMap<>();
    private int bytes;
    private boolean closed;

    Outbox(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** False if the neighbour is too slow for this to find room. */
    synchronized boolean offer(Outgoing outgoing) {
        if (closed) {
            return true;
        }
        if (outgoing.floodOrigin() >= 0) {
            Outgoing older = floods.put(outgoing.floodOrigin(), outgoing);
            bytes -= older == null ? 0 : older.frame().length;
        } else {
            queue.add(outgoing);
        }
        bytes += outgoing.frame().length;
        notifyAll();
        return bytes <= limitBytes;
    }

    /** The next to write, waiting for one; null when closed. */
    synchronized @Nullable Outgoing take() throws InterruptedException {
        while (!closed && isEmpty()) {
            wait();
        }
        if (closed) {
            return null;
        }
        Outgoing next = queue.poll();
        if (next == null) {
            Integer origin = floods.keySet().iterator().next();
            next = java.util.Objects.requireNonNull(floods.remove(origin));
        }
        bytes -= next.frame().length;
        return next;
    }

    synchronized boolean isEmpty() {
        return queue.isEmpty() && floods.isEmpty();
    }

    /** Frames that wait. */
    synchronized int depth() {
        return queue.size() + floods.size();
    }

    synchronized int bytes() {
        return bytes;
    }

    synchronized void close() {
        closed = true;
        queue.clear();
        floods.clear();
        notifyAll();
    }
}
