package egoist.benchmarks;

import egoist.protocol.policy.BestResponse;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One turn of a game of best response with five links a peer, everything included: path costs of the residual graph, swaps to
 * the local optimum, the new links put in force. The next peer of a settled overlay each time, so about nine turns in ten
 * change something.
 *
 * <p>Run: {@code java -jar benchmarks/target/egoist-benchmarks.jar TurnBenchmark -prof egoist.benchmarks.CpuTime}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TurnBenchmark {
    @Param({"50", "295", "1000", "5000"})
    int peers;

    @Param({"delay", "bandwidth"})
    String metric = "";

    private final BestResponse policy = new BestResponse();
    private Overlays game = Overlays.delay(10, 2, 1);
    private int next;

    @Setup
    public void settle() {
        game = SettledOverlays.of(metric, peers, Math.min(5, peers - 1));
    }

    @Benchmark
    public boolean turn() {
        next = (next + 1) % peers;
        return game.turn(policy, next);
    }
}
