package egoist.sim.cli;

import java.lang.management.ManagementFactory;

/** Time for people: progress, estimates, the manifest. The only place in the simulator that looks at a clock. */
final class Stopwatch {
    private final long startNanos = System.nanoTime();

    double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    /** CPU time the calling thread has taken so far. */
    static double threadCpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    /** {@code 0.8 s}, {@code 42 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String text(double seconds) {
        if (seconds < 9.95) {
            return Math.round(seconds * 10) / 10.0 + " s";
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
