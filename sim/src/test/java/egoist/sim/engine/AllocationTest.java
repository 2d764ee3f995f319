package egoist.sim.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Delivering a message allocates nothing; what is allocated is one announcement for each origin and period. */
class AllocationTest {
    private static final int PEERS = 500;
    private static final long SETTLED = FloodWorkload.START_MICROS + 2 * FloodWorkload.PERIOD_MICROS;
    /** An announcement and what it is made from take some 1,000 bytes, and travel 5 links of each peer. */
    private static final double BYTES_PER_ANNOUNCEMENT = 2_000;

    @Test
    void aDeliveredMessageAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported() && threads.isThreadAllocatedMemoryEnabled());
        long self = Thread.currentThread().getId();
        try (Simulator simulator = new FloodWorkload(PEERS, true).simulator()) {
            simulator.run(SETTLED);
            long messages = simulator.messages();
            long bytes = threads.getThreadAllocatedBytes(self);
            simulator.run(SETTLED + 2 * FloodWorkload.PERIOD_MICROS);
            bytes = threads.getThreadAllocatedBytes(self) - bytes;
            messages = simulator.messages() - messages;
            double allowed = 2 * PEERS * BYTES_PER_ANNOUNCEMENT;
            assertTrue(messages >= 2L * PEERS * PEERS * FloodWorkload.DEGREE * 9 / 10, messages + " messages");
            assertTrue(
                    bytes < allowed,
                    bytes + " bytes for " + messages + " messages, " + (double) bytes / messages + " each");
            assertTrue(allowed / messages < 1, "less than a byte for each message is allowed at all");
        }
    }
}
