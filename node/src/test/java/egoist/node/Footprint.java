package egoist.node;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process holds at one moment, after a collection.
 *
 * @param heapKib live heap
 * @param threads running
 * @param descriptors open files and sockets; 0 where the system does not tell
 */
record Footprint(long heapKib, int threads, long descriptors) {
    private static final int BYTES_PER_KIB = 1024;

    static Footprint now() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / BYTES_PER_KIB;
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        long open = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getOpenFileDescriptorCount()
                : 0;
        return new Footprint(heap, threads, open);
    }

    /** Whether this is no more than that, but for a tenth and a little. */
    boolean isNoMoreThan(Footprint other) {
        return heapKib <= other.heapKib * 1.1 + 2048
                && threads <= other.threads * 1.1 + 4
                && descriptors <= other.descriptors * 1.1 + 8;
    }
}
