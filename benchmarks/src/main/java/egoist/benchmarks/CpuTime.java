package egoist.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * A profiler of JMH: CPU time an operation of the threads that run the benchmark, beside the wall time JMH measures. On a machine
 * that is shared, wall time says how busy the others were. Threads of the compiler and the collector are not in it.
 *
 * <p>Run any benchmark with {@code -prof egoist.benchmarks.CpuTime}.
 */
public final class CpuTime implements InternalProfiler {
    private long cpuNanos;

    @Override
    public String getDescription() {
        return "CPU time an operation of the benchmark's threads";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        cpuNanos = workerNanos();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double microsPerOperation = (workerNanos() - cpuNanos)
                / 1e3
                / Math.max(1, result.getMetadata().getAllOps());
        return List.of(new ScalarResult("cpu", microsPerOperation, "us/op", AggregationPolicy.AVG));
    }

    private static long workerNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains("jmh-worker")) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }
}
