package egoist.protocol.policy;

import egoist.benchmarks.SettledOverlays;
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
 * Where a turn's time goes, step by step, each for the next peer of a settled overlay with five links a peer: {@code labels} two
 * best paths to everyone in the residual graph, {@code firstHops} who is worth a link at all, {@code repairTwice} the labels and
 * two replacements of a link with the residual distances mended, {@code walkAll} and {@code splitAll} labels, first hops and
 * one search of all swaps. A turn that makes two swaps is the first two steps once, two repairs and three searches.
 *
 * <p>Run: {@code java -jar benchmarks/target/egoist-benchmarks.jar EngineStepsBenchmark -prof egoist.benchmarks.CpuTime}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EngineStepsBenchmark {
    private static final int[] NONE = {};

    @Param({"295", "1000", "5000"})
    int peers;

    @Param({"delay", "bandwidth"})
    String metric = "";

    private WiringProblem[] problems = {};
    private int next;
    private final ResidualGraph graph = new ResidualGraph();
    private final LinkSlots links = new LinkSlots();
    private final LinkLabels labels = new LinkLabels();
    private final FirstHops firstHops = new FirstHops();
    private final TargetLengths lengths = new TargetLengths();
    private final CandidateSearch search = new CandidateSearch();

    @Setup
    public void settle() {
        problems = SettledOverlays.problems(metric, peers);
        open();
    }

    private void open() {
        next = (next + 1) % problems.length;
        graph.read(problems[next]);
        links.read(problems[next], NONE, graph);
    }

    @Benchmark
    public int labels() {
        open();
        labels.start(graph, links.count);
        labels.addAll(links.peers, links.count);
        return labels.nearest(0);
    }

    @Benchmark
    public boolean firstHops() {
        open();
        firstHops.search(graph);
        return firstHops.overflowed();
    }

    /** Two repairs: a link is swapped for the first peer that is not linked to, and back. */
    @Benchmark
    public long repairTwice() {
        labels();
        int linked = links.peers[0];
        exchange(links.smallestToEnter());
        exchange(linked);
        return lengths.lossSum[0];
    }

    private void exchange(int entering) {
        links.put(0, entering);
        labels.replace(0, links.peers, links.count);
        lengths.read(graph, labels, links.count);
    }

    /** The opening of a turn and its first pass, without the shortcut for candidates that cannot win. */
    @Benchmark
    public long splitAll() {
        return pass(true);
    }

    /** The opening of a turn and its first pass, all candidates walked from and dismissed by their lead. */
    @Benchmark
    public long walkAll() {
        return pass(false);
    }

    private long pass(boolean split) {
        labels();
        firstHops.search(graph);
        lengths.read(graph, labels, links.count);
        search.open(graph);
        search.start(lengths, links.count);
        long most = Long.MIN_VALUE;
        for (int i = 0; i < links.enterableCount; i++) {
            int peer = links.enterable[i];
            if (firstHops.mayWin(peer) && graph.direct[peer] < lengths.second[peer] && !links.linked[peer]) {
                most = Math.max(most, search.walk(peer, graph.direct[peer]));
                if (split) {
                    search.split();
                } else {
                    search.forget();
                }
            }
        }
        return most;
    }
}
