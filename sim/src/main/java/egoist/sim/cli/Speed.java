package egoist.sim.cli;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How many messages simulations delivered and how long that took them, without what it takes to look at them. Safe for use by
 * many threads, each simulation on its own.
 */
final class Speed {
    private static final double MILLION = 1e6;

    /** What there was when the clock of a simulation was last read. */
    private record Mark(long messages, double wallSeconds, double cpuSeconds) {}

    private final Stopwatch watch = new Stopwatch();
    private final Map<Integer, Mark> marks = new HashMap<>();
    private long messages;
    private double wallSeconds;
    private double cpuSeconds;

    /** A simulation has delivered so many messages since its beginning; called on its thread. */
    synchronized void advanced(int cell, long delivered) {
        Mark before = marks.get(cell);
        Mark now = new Mark(delivered, watch.seconds(), Stopwatch.threadCpuSeconds());
        if (before != null) {
            messages += now.messages - before.messages;
            wallSeconds += now.wallSeconds - before.wallSeconds;
            cpuSeconds += now.cpuSeconds - before.cpuSeconds;
        }
        marks.put(cell, now);
    }

    /** What has passed since the simulation last advanced was not its own time. */
    synchronized void paused(int cell) {
        Mark before = marks.get(cell);
        if (before != null) {
            marks.put(cell, new Mark(before.messages, watch.seconds(), Stopwatch.threadCpuSeconds()));
        }
    }

    /** In words; empty if no message was delivered. */
    synchronized String text() {
        if (messages == 0 || wallSeconds <= 0 || cpuSeconds <= 0) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%d messages delivered in %.1f CPU s of simulating threads, %.1f s by the clock: %s and %s messages/s",
                messages,
                cpuSeconds,
                wallSeconds,
                rate(messages / cpuSeconds),
                rate(messages / wallSeconds));
    }

    private static String rate(double perSecond) {
        return perSecond < MILLION
                ? String.format(Locale.ROOT, "%.0f", perSecond)
                : String.format(Locale.ROOT, "%.2f M", perSecond / MILLION);
    }
}
