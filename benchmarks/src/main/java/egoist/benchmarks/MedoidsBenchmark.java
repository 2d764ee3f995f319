package egoist.benchmarks;

import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.SwapOrder;
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
 * The swap search from a cold start against ELKI's FasterPAM, the fastest published: symmetric shortest paths of the same overlay
 * ({@link Medoids}), the same random medoids to begin with. ELKI and the search of the engine's restarts, in steepest and in
 * block order, are handed the finished matrix; {@code findingPaths} is the engine's own turn in block order, which has to find
 * the paths itself.
 *
 * <p>Run: {@code java -jar benchmarks/target/egoist-benchmarks.jar MedoidsBenchmark -prof egoist.benchmarks.CpuTime}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MedoidsBenchmark {
    private static final int STARTS = 20;

    @Param({"1000", "2000"})
    int peers;

    @Param({"3", "5", "8"})
    int medoids;

    private final BestResponse block = new BestResponse(0, 1, SwapOrder.BLOCK);
    private Medoids[] problems = {};
    private int next;

    @Setup
    public void draw() {
        Medoids first = new Medoids(peers, medoids, 0);
        problems = new Medoids[STARTS];
        for (int start = 0; start < STARTS; start++) {
            problems[start] = first.from(start);
        }
    }

    private Medoids problem() {
        next = (next + 1) % STARTS;
        return problems[next];
    }

    @Benchmark
    public int[] elki() {
        return problem().fasterPam();
    }

    @Benchmark
    public Wiring block() {
        return problem().swaps(SwapOrder.BLOCK);
    }

    @Benchmark
    public Wiring steepest() {
        return problem().swaps(SwapOrder.STEEPEST);
    }

    @Benchmark
    public Wiring findingPaths() {
        return block.choose(problem().problem());
    }
}
