package egoist.node.view;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What happened lately, numbered, so that a reader who was away can go on where it stopped. Keeps a bounded number. */
public final class Feed {
    private final int capacity;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long next = 1;

    /**
     * One happening.
     *
     * @param sequence grows by one from entry to entry
     * @param kind what happened, words joined by dashes
     * @param subject global id of the node it is about, or empty
     * @param name what people call that node, or empty
     * @param gained global ids of neighbours a rewiring brought
     * @param lost global ids of neighbours it gave up
     * @param text one line for people
     */
    public record Entry(
            long sequence,
            Instant at,
            String kind,
            String subject,
            String name,
            List<String> gained,
            List<String> lost,
            String text) {}

    /** @param capacity entries kept; older ones are forgotten */
    public Feed(int capacity) {
        this.capacity = capacity;
    }

    /** Adds an entry and wakes those who wait for one. */
    public synchronized void add(
            Instant at, String kind, String subject, String name, List<String> gained, List<String> lost, String text) {
        entries.addLast(new Entry(next++, at, kind, subject, name, List.copyOf(gained), List.copyOf(lost), text));
        if (entries.size() > capacity) {
            entries.removeFirst();
        }
        notifyAll();
    }

    public void add(Instant at, String kind, String subject, String name, String text) {
        add(at, kind, subject, name, List.of(), List.of(), text);
    }

    /** Entries after that number that are still kept, oldest first, at most {@code limit}: the newest ones. */
    public synchronized List<Entry> after(long sequence, int limit) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.sequence() > sequence) {
                found.add(entry);
            }
        }
        return found.size() <= limit ? found : List.copyOf(found.subList(found.size() - limit, found.size()));
    }

    /** Waits until there is an entry after that number; false if that takes longer. */
    public synchronized boolean await(long sequence, long timeoutMillis) throws InterruptedException {
        long deadline = System.nanoTime() + timeoutMillis * 1_000_000;
        while (newest() <= sequence) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    /** Number of the newest entry, 0 before the first. */
    public synchronized long newest() {
        return next - 1;
    }
}
