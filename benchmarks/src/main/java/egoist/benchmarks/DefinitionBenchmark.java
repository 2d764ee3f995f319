package egoist.benchmarks;

import egoist.protocol.overlay.JGraphTDijkstra;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
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
 * The same decisions by the engine, by the definition on JGraphT, and by all-pairs shortest paths with FastPAM1 ({@link
 * AllPairsSwapSearch}): delay, five links a peer, another peer of a settled overlay each time. All three give the same wirings.
 *
 * <p>Run: {@code java -jar benchmarks/target/egoist-benchmarks.jar DefinitionBenchmark -prof egoist.benchmarks.CpuTime}; for ratios
 * of interleaved runs see {@link EngineFigures}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DefinitionBenchmark {
    @Param({"50", "295", "1000"})
    int peers;

    private final WiringPolicy engine = new BestResponse();
    private final WiringPolicy definition = BestResponse.byDefinition(JGraphTDijkstra::new);
    private final WiringPolicy allPairs = new AllPairsSwapSearch();
    private WiringProblem[] problems = {};
    private int next;

    @Setup
    public void settle() {
        problems = SettledOverlays.problems("delay", peers);
    }

    private WiringProblem problem() {
        next = (next + 1) % problems.length;
        return problems[next];
    }

    @Benchmark
    public Wiring engine() {
        return engine.choose(problem());
    }

    @Benchmark
    public Wiring jgrapht() {
        return definition.choose(problem());
    }

    @Benchmark
    public Wiring allPairs() {
        return allPairs.choose(problem());
    }
}
