package egoist.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What this machine's memory gives to Java, for three ways to read it: {@code stream} reads everything in order as fast as the
 * JVM can (comparing arrays, which is vectorised; divide {@code kibibytes} by the time), {@code scatter} and {@code chase} read
 * single ints anywhere, not knowing and knowing where before the last one has come (the time of one read).
 *
 * <p>Run: {@code java -jar benchmarks/target/egoist-benchmarks.jar MemoryRoofBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MemoryRoofBenchmark {
    private static final int READS = 1 << 16;

    @Param({"16", "256", "4096", "131072"})
    int kibibytes;

    private int[] one = {};
    private int[] other = {};
    private int[] chain = {};
    private int[] anywhere = {};

    @Setup
    public void fill() {
        int ints = kibibytes * 1024 / Integer.BYTES;
        one = new int[ints / 2];
        other = new int[ints / 2];
        SplittableRandom random = new SplittableRandom(1);
        int[] order = new int[ints];
        for (int i = 0; i < ints; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        chain = new int[ints];
        for (int i = 0; i < ints; i++) {
            chain[order[i]] = order[(i + 1) % ints];
        }
        anywhere = random.ints(READS, 0, ints).toArray();
    }

    @Benchmark
    public boolean stream() {
        return Arrays.equals(one, other);
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public int scatter() {
        int sum = 0;
        for (int place : anywhere) {
            sum += chain[place];
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public int chase() {
        int place = anywhere[0];
        for (int i = 0; i < READS; i++) {
            place = chain[place];
        }
        return place;
    }
}
