package egoist.benchmarks;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.JGraphTDijkstra;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.ShortestPaths;
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
 * Paths from one peer to all others, shortest ({@code delay}) or widest ({@code bandwidth}), on the same settled overlay: the
 * product's own kernel, JGraphT's Dijkstra (for widths: reach over ever wider links),.
 *
 * <p>Run: {@code java -jar benchmarks/target/egoist-benchmarks.jar PathsBenchmark -prof egoist.benchmarks.CpuTime}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PathsBenchmark {
    @Param({"50", "295", "1000"})
    int peers;

    @Param({"delay", "bandwidth"})
    String metric = "";

    private final ShortestPaths primitive = new PrimitiveDijkstra();
    private final ShortestPaths jgrapht = new JGraphTDijkstra();
    private Overlays game = Overlays.delay(10, 2, 1);
    private PathAlgebra algebra = PathAlgebra.ADDITIVE;
    private long[] costs = {};
    private int source;

    @Setup
    public void settle() {
        game = SettledOverlays.of(metric, peers, Math.min(5, peers - 1));
        algebra = game.problem(0).algebra();
        costs = new long[peers];
    }

    @Benchmark
    public long[] primitive() {
        return paths(primitive);
    }

    @Benchmark
    public long[] jgrapht() {
        return paths(jgrapht);
    }

    private long[] paths(ShortestPaths kernel) {
        source = (source + 1) % peers;
        kernel.from(game.overlay(), algebra, source, ShortestPaths.NOBODY, costs);
        return costs;
    }
}
