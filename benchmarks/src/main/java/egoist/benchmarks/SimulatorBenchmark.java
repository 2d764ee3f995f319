package egoist.benchmarks;

import egoist.sim.engine.FloodWorkload;
import egoist.sim.engine.Simulator;
import egoist.sim.engine.SimulatorOptions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole simulator with real peers, one virtual second an operation, after it has settled: {@code delivery} is pings and
 * echoes and little else, each message its own; {@code flooding} is the flood workload, each message shared by thousands of
 * copies; {@code protocol} is everything at its defaults. The counter {@code messages} gives messages per second of wall time.
 *
 * <p>Run: {@code java -jar benchmarks/target/egoist-benchmarks.jar SimulatorBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class SimulatorBenchmark {
    private static final long SECOND = 1_000_000;

    @Param({"delivery", "flooding", "protocol"})
    String workload = "";

    @Param({"300"})
    int peers;

    private Simulator simulator = new FloodWorkload(10, true).simulator();

    /** Messages delivered, counted by JMH beside the operations. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Delivered {
        private long messages;

        /** Read by JMH after each iteration, and divided by its time. */
        public long messages() {
            return messages;
        }

        @Setup(Level.Iteration)
        public void reset() {
            messages = 0;
        }
    }

    @Setup
    public void settle() {
        SimulatorOptions options = SimulatorOptions.DEFAULT.withJoinOver(10 * SECOND);
        simulator = switch (workload) {
            case "delivery" ->
                new PlaneWorld(peers).simulator(Map.of("ping", "2s", "ping-timeout", "1s", "epoch", "0s"), options);
            case "flooding" -> new FloodWorkload(peers, true).simulator();
            case "protocol" -> new PlaneWorld(peers).simulator(Map.of(), options);
            default -> throw new IllegalArgumentException("no such workload: " + workload);
        };
        simulator.run(120 * SECOND);
    }

    @TearDown
    public void close() {
        simulator.close();
    }

    @Benchmark
    public long second(Delivered delivered) {
        long before = simulator.messages();
        simulator.run(simulator.nowMicros() + SECOND);
        delivered.messages += simulator.messages() - before;
        return simulator.traceHash();
    }
}
