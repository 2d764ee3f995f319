package egoist.benchmarks;

import egoist.sim.engine.EventQueue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
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
 * What one event costs in the queue: the hold model (pop the first event, push one 1 to 201 ms later) at a steady number of
 * pending events, for the wheel of the simulator, a binary heap of packed longs, and {@link PriorityQueue} of objects.
 * 226,000 pending events are what a flood among 3,000 peers keeps in flight.
 *
 * <p>Run: {@code java -jar benchmarks/target/egoist-benchmarks.jar EventQueueBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EventQueueBenchmark {
    private static final int DELAYS = 1 << 16;

    @Param({"100", "25000", "226000"})
    int pending;

    private final int[] delays = new int[DELAYS];
    private int next;
    private final EventQueue wheel = new EventQueue();
    private final LongHeap heap = new LongHeap();
    private final PriorityQueue<Event> objects =
            new PriorityQueue<>(Comparator.comparingLong(Event::micros).thenComparingLong(Event::sequence));
    private long sequence;

    private record Event(long micros, long sequence, long payload) {}

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < DELAYS; i++) {
            delays[i] = 1_000 + random.nextInt(200_000);
        }
        for (int i = 0; i < pending; i++) {
            long micros = random.nextInt(200_000);
            wheel.push(micros, i);
            heap.push(micros, i);
            objects.add(new Event(micros, sequence++, i));
        }
    }

    private int delay() {
        return delays[next++ & (DELAYS - 1)];
    }

    @Benchmark
    public long wheel() {
        wheel.pop(Long.MAX_VALUE);
        wheel.push(wheel.nowMicros() + delay(), wheel.payload());
        return wheel.payload();
    }

    @Benchmark
    public long heapOfLongs() {
        heap.pop();
        heap.push(heap.micros + delay(), heap.payload);
        return heap.payload;
    }

    @Benchmark
    public long priorityQueue() {
        Event event = objects.remove();
        objects.add(new Event(event.micros + delay(), sequence++, event.payload));
        return event.payload;
    }

    /** The usual array heap: time and sequence packed into one key, payload beside it. */
    private static final class LongHeap {
        private static final int SEQUENCE_BITS = 24;

        private long[] keys = new long[64];
        private long[] payloads = new long[64];
        private int size;
        private long sequence;
        private long micros;
        private long payload;

        void push(long atMicros, long value) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                payloads = Arrays.copyOf(payloads, size * 2);
            }
            long key = atMicros << SEQUENCE_BITS | (sequence++ & ((1 << SEQUENCE_BITS) - 1));
            int at = size++;
            while (at > 0) {
                int parent = (at - 1) >>> 1;
                if (keys[parent] <= key) {
                    break;
                }
                keys[at] = keys[parent];
                payloads[at] = payloads[parent];
                at = parent;
            }
            keys[at] = key;
            payloads[at] = value;
        }

        void pop() {
            micros = keys[0] >>> SEQUENCE_BITS;
            payload = payloads[0];
            long key = keys[--size];
            long value = payloads[size];
            int at = 0;
            while (2 * at + 1 < size) {
                int child = 2 * at + 1;
                if (child + 1 < size && keys[child + 1] < keys[child]) {
                    child++;
                }
                if (keys[child] >= key) {
                    break;
                }
                keys[at] = keys[child];
                payloads[at] = payloads[child];
                at = child;
            }
            keys[at] = key;
            payloads[at] = value;
        }
    }
}
