package egoist.benchmarks;

import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.SwapOrder;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * One epoch, that is one turn of every peer, with five links each: {@code steady} in a settled overlay, and the first one by the
 * three ways there are: {@code steepest} and {@code block} search from random links, and {@code joins}, peers entering one after
 * another.
 *
 * <p>Run: {@code java -jar benchmarks/target/egoist-benchmarks.jar EpochBenchmark -prof egoist.benchmarks.CpuTime}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class EpochBenchmark {
    @Param({"295", "1000"})
    int peers;

    @Param({"delay", "bandwidth"})
    String metric = "";

    private final BestResponse steepest = new BestResponse();
    private final BestResponse block = new BestResponse(0, 1, SwapOrder.BLOCK);
    private Overlays settled = Overlays.delay(10, 2, 1);
    private Overlays random = settled;
    private Overlays game = settled;

    @Setup
    public void settle() {
        int degree = Math.min(5, peers - 1);
        settled = SettledOverlays.of(metric, peers, degree);
        random = Overlays.of(metric, peers, degree, 1);
    }

    @Setup(Level.Invocation)
    public void begin() {
        game = random.copy();
    }

    @Benchmark
    public Overlays steady() {
        return settled.settle(steepest, 1);
    }

    @Benchmark
    public Overlays firstSteepest() {
        return game.settle(steepest, 1);
    }

    @Benchmark
    public Overlays firstBlock() {
        return game.settle(block, 1);
    }

    @Benchmark
    public Overlays firstJoins() {
        return game.unwired().join(steepest);
    }
}
