package egoist.benchmarks;

import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringCost;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** CPU times of this thread, and their median. */
final class Clock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Double> micros = new ArrayList<>();

    /** CPU time of this thread by now, in nanoseconds. */
    static long now() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Bytes on the heap that something refers to. */
    static long liveBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Notes the microseconds since {@code start} over {@code parts}, unless this round is one of warming up, below 0. */
    void add(int round, long start, double parts) {
        double took = (now() - start) / 1e3 / parts;
        if (round >= 0) {
            micros.add(took);
        }
    }

    /** Times a decision, and throws if it is not the expected one. */
    void time(int round, WiringPolicy policy, WiringProblem problem, Wiring expected) {
        long start = now();
        Wiring chosen = policy.choose(problem);
        add(round, start, 1);
        if (!chosen.equals(expected)) {
            throw new IllegalStateException("peer " + problem.self() + ": " + chosen + " instead of " + expected);
        }
    }

    /** Times a decision and says what it costs. */
    WiringCost timeCost(WiringPolicy policy, WiringProblem problem) {
        long start = now();
        Wiring chosen = policy.choose(problem);
        add(0, start, 1);
        return WiringCost.of(problem, chosen);
    }

    /** The median of what was noted. */
    double median() {
        List<Double> sorted = micros.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** The mean of what was noted. */
    double mean() {
        return micros.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Override
    public String toString() {
        return micros.stream()
                .map(took -> String.format(Locale.ROOT, "%.3f", took))
                .collect(Collectors.joining(" "));
    }
}
