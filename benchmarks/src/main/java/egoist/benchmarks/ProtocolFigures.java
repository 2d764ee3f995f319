package egoist.benchmarks;

import egoist.protocol.message.Message;
import egoist.sim.churn.ChurnEvent;
import egoist.sim.churn.ChurnModels;
import egoist.sim.engine.Simulator;
import egoist.sim.engine.SimulatorOptions;
import egoist.sim.random.SeedStreams;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The full protocol at its defaults (pings, announcements on change, best response of degree 5 each minute, churn of 1e-3 per
 * second as the paper counts it): CPU and wall time, events, heap, and what is on the wire by kind of message.
 *
 * <p>Run: {@code java -XX:+UseSerialGC -cp benchmarks/target/egoist-benchmarks.jar egoist.benchmarks.ProtocolFigures 1000 600 2}
 * (peers, virtual seconds, threads), and {@code key=value} for each change to the protocol.
 */
public final class ProtocolFigures {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long SECOND = 1_000_000;

    private ProtocolFigures() {}

    public static void main(String[] arguments) {
        int peers = Integer.parseInt(arguments[0]);
        long seconds = Long.parseLong(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        Map<String, Object> protocol = new HashMap<>();
        for (int i = 3; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            protocol.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        List<ChurnEvent> churn = ChurnModels.registry()
                .get("exponential")
                .create(Map.of("session", "1800s", "absence", "200s", "begin", "60s"))
                .events(peers, seconds * SECOND, new SeedStreams(1));
        SimulatorOptions options = SimulatorOptions.DEFAULT
                .withJoinOver(60 * SECOND)
                .withDecision(SECOND)
                .withThreads(threads)
                .withChurn(churn);
        try (Simulator simulator = new PlaneWorld(peers).simulator(protocol, options)) {
            long wallNanos = System.nanoTime();
            simulator.run(seconds * SECOND);
            report(simulator, seconds, (System.nanoTime() - wallNanos) / NANOS_PER_SECOND);
        }
    }

    private static void report(Simulator simulator, long seconds, double wall) {
        double cpu = cpuNanos() / NANOS_PER_SECOND;
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                Locale.ROOT,
                "%d peers, %d s: %d events, %d messages (%d repeats), %.1f CPU s, %.1f wall s, %.1f virtual s per CPU s,"
                        + " %d KB heap, %d present, trace %x%n",
                simulator.peers(),
                seconds,
                simulator.events(),
                simulator.messages(),
                simulator.repeats(),
                cpu,
                wall,
                seconds / cpu,
                heap / 1024,
                simulator.presentPeers(),
                simulator.traceHash());
        for (Message.Kind kind : Message.Kind.values()) {
            long messages = simulator.traffic().originatedMessages(kind)
                    + simulator.traffic().forwardedMessages(kind);
            if (messages > 0) {
                System.out.printf(
                        Locale.ROOT,
                        "  %-20s %12d messages %12.1f bit/s a peer%n",
                        kind,
                        messages,
                        simulator.bits(kind) / (double) seconds / simulator.peers());
            }
        }
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
}
