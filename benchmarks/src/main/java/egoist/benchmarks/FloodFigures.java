package egoist.benchmarks;

import egoist.sim.engine.FloodWorkload;
import egoist.sim.engine.Simulator;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Messages delivered per CPU second by the whole simulator with the real peers, on the workload other simulators were measured
 * on, and the heap it takes. The first run includes the warming up of the JIT, the others do not.
 *
 * <p>Run: {@code java -XX:+UseSerialGC -cp benchmarks/target/egoist-benchmarks.jar egoist.benchmarks.FloodFigures 1000 120 3}
 * (peers, virtual seconds, runs).
 */
public final class FloodFigures {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLION = 1e6;

    private FloodFigures() {}

    public static void main(String[] arguments) {
        int peers = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        int runs = Integer.parseInt(arguments[2]);
        for (int run = 0; run < runs; run++) {
            measure(peers, seconds);
        }
    }

    private static void measure(int peers, int seconds) {
        try (Simulator simulator = new FloodWorkload(peers, true).simulator()) {
            long messages = simulator.messages();
            long cpuNanos = cpuNanos();
            long wallNanos = System.nanoTime();
            simulator.run(FloodWorkload.START_MICROS + seconds * 1_000_000L);
            double cpu = (cpuNanos() - cpuNanos) / NANOS_PER_SECOND;
            double wall = (System.nanoTime() - wallNanos) / NANOS_PER_SECOND;
            messages = simulator.messages() - messages;
            System.out.printf(
                    Locale.ROOT,
                    "%d peers, %d s: %d messages, %.2f CPU s, %.2f wall s, %.1f M messages per CPU s, heap %d KB, trace %x%n",
                    peers,
                    seconds,
                    messages,
                    cpu,
                    wall,
                    messages / cpu / MILLION,
                    liveBytes() / 1024,
                    simulator.traceHash());
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
