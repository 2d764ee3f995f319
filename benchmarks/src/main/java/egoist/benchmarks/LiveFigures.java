package egoist.benchmarks;

import egoist.protocol.message.Message;
import egoist.protocol.metric.PathAlgebra;
import egoist.sim.engine.Simulator;
import egoist.sim.measure.OverlayCosts;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * What a minute of {@link LiveOverlay} takes once it has settled, and what it is worth: CPU and wall time, messages, control
 * traffic, heap of the simulation and of it for each present peer beyond one reference to every id, path cost and pairs out of reach.
 * One row for each number of peers and each change to the protocol; with several numbers of peers, the exponents of growth.
 *
 * <p>Run: {@code java -XX:+UseSerialGC -cp benchmarks/target/egoist-benchmarks.jar egoist.benchmarks.LiveFigures 300 120 2
 * 300,1000,3000 defaults} (virtual seconds to settle and to measure, threads, peers, changes such as {@code
 * epsilon=0.05,flood-pacing=100ms}).
 */
public final class LiveFigures {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long SECOND = 1_000_000;
    private static final int BYTES_PER_REFERENCE = 4;
    private static final int COLLECTIONS = 4;
    private static final int PROGRESS_SECONDS = 10;

    private LiveFigures() {}

    private record Row(int peers, double cpuPerMinute, double messagesPerMinute, double heap) {}

    public static void main(String[] arguments) {
        long settle = Long.parseLong(arguments[0]);
        long measured = Long.parseLong(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        System.out.println(
                "| peers | protocol | CPU s a virtual minute | wall s | M messages | announcements kbit/s a peer |"
                        + " all kbit/s a peer | heap MB | KB a peer beyond references | path cost ms | out of reach |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        loadClasses(threads);
        List<Row> rows = new ArrayList<>();
        for (String peers : arguments[3].split(",")) {
            for (int i = 4; i < arguments.length; i++) {
                rows.add(measure(Integer.parseInt(peers), settle, measured, threads, arguments[i]));
            }
        }
        if (arguments.length == 5 && rows.size() > 1) {
            System.out.printf(
                    Locale.ROOT,
                    "growth with n: CPU n^%.2f, messages n^%.2f, heap n^%.2f%n",
                    exponent(rows, rows.stream().mapToDouble(Row::cpuPerMinute).toArray()),
                    exponent(
                            rows,
                            rows.stream().mapToDouble(Row::messagesPerMinute).toArray()),
                    exponent(rows, rows.stream().mapToDouble(Row::heap).toArray()));
        }
    }

    /** What the JVM keeps of classes and jars is not the first simulation's. */
    private static void loadClasses(int threads) {
        try (Simulator simulator = LiveOverlay.simulator(40, 20, threads, Map.of())) {
            simulator.run(20 * SECOND);
            costs(simulator);
        }
    }

    private static double exponent(List<Row> rows, double[] values) {
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < values.length; i++) {
            line.addData(Math.log(rows.get(i).peers()), Math.log(values[i]));
        }
        return line.getSlope();
    }

    private static Map<String, String> changes(String text) {
        Map<String, String> changes = new HashMap<>();
        if (!text.equals("defaults")) {
            for (String change : text.split(",")) {
                int equals = change.indexOf('=');
                changes.put(change.substring(0, equals), change.substring(equals + 1));
            }
        }
        return changes;
    }

    private static Row measure(int peers, long settle, long measured, int threads, String text) {
        double others = liveBytes();
        try (Simulator simulator = LiveOverlay.simulator(peers, settle + measured, threads, changes(text))) {
            run(simulator, settle);
            long messages = simulator.messages();
            long announced = simulator.bits(Message.Kind.ANNOUNCEMENT);
            long bits = simulator.traffic().bits();
            long cpuNanos = cpuNanos();
            long wallNanos = System.nanoTime();
            run(simulator, settle + measured);
            double minutes = measured / 60.0;
            double wall = (System.nanoTime() - wallNanos) / NANOS_PER_SECOND / minutes;
            double cpu = (cpuNanos() - cpuNanos) / NANOS_PER_SECOND / minutes;
            double perPeer = 1e3 * measured * simulator.presentPeers();
            double heap = liveBytes() - others;
            OverlayCosts costs = costs(simulator);
            double outOfReach =
                    (double) costs.unreachablePairs() / simulator.presentPeers() / (simulator.presentPeers() - 1);
            Row row = new Row(peers, cpu, (simulator.messages() - messages) / minutes, heap);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %s | %.2f | %.2f | %.2f | %.1f | %.1f | %.1f | %.1f | %.2f | %.2f %% |%n",
                    peers,
                    text,
                    cpu,
                    wall,
                    row.messagesPerMinute() / 1e6,
                    (simulator.bits(Message.Kind.ANNOUNCEMENT) - announced) / perPeer,
                    (simulator.traffic().bits() - bits) / perPeer,
                    heap / 1e6,
                    (heap / simulator.presentPeers() - BYTES_PER_REFERENCE * (double) peers) / 1024,
                    costs.mean() / 1e3 / (1 - outOfReach),
                    100 * outOfReach);
            return row;
        }
    }

    /** Lets it go on to that second, and tells on standard error how far it is. */
    private static void run(Simulator simulator, long untilSecond) {
        while (simulator.nowMicros() < untilSecond * SECOND) {
            simulator.run(Math.min(untilSecond * SECOND, simulator.nowMicros() + PROGRESS_SECONDS * SECOND));
            System.err.printf(
                    Locale.ROOT,
                    "%d peers, %d s, %.1f M messages, %.1f CPU s%n",
                    simulator.peers(),
                    simulator.nowMicros() / SECOND,
                    simulator.messages() / 1e6,
                    cpuNanos() / NANOS_PER_SECOND);
        }
    }

    /** Of the present peers; a pair out of reach costs nothing here. */
    private static OverlayCosts costs(Simulator simulator) {
        int[] present =
                IntStream.range(0, simulator.peers()).filter(simulator::present).toArray();
        return OverlayCosts.of(simulator.overlay(), PathAlgebra.ADDITIVE, present, null, 0);
    }

    /** CPU time of this thread and of those that compute decisions; not of the compiler's and the collector's. */
    private static long cpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            sum += Math.max(0, threads.getThreadCpuTime(id));
        }
        return sum;
    }

    /**
     * Bytes of live objects. One collection in four of the serial collector leaves nothing behind; the others may spare themselves
     * the work and leave up to 5 % of the room it has, which looked like memory of the simulation.
     */
    private static long liveBytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
