package egoist.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.Bootstrap;
import egoist.sim.fault.Fault;
import egoist.sim.fault.FaultModels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final long SECOND = 1_000_000;

    /** Every message travels independently: a thousand on one link at once all take exactly its latency. */
    @Test
    void messagesOnOneLinkDoNotWaitForEachOther() {
        Network network = network(lossy(0), List.of());
        for (int i = 0; i < 1_000; i++) {
            assertEquals(2_003, network.delayMicros(2, 3, 7));
        }
    }

    @Test
    void losesTheShareTheUnderlayLosesWhateverWasSentBefore() {
        Network one = network(lossy(0.1), List.of());
        Network other = network(lossy(0.1), List.of());
        other.delayMicros(5, 6, 0);
        int lost = 0;
        for (int i = 0; i < 50_000; i++) {
            long delay = one.delayMicros(i % 100, i % 77, i);
            assertEquals(delay, other.delayMicros(i % 100, i % 77, i));
            lost += delay == Network.LOST ? 1 : 0;
        }
        assertEquals(5_000, lost, 300);
    }

    @Test
    void faultsBeginAndEndOnTime() {
        Fault slow = fault("slow", Map.of("from", "10s", "until", "20s", "by", "1s", "peers", "2"));
        Fault pause = fault("pause", Map.of("from", "15s", "until", "25s", "peers", "3"));
        Network network = network(lossy(0), List.of(slow, pause));
        assertFalse(network.faulty(10 * SECOND - 1));
        assertEquals(2_003, network.delayMicros(2, 3, 10 * SECOND - 1));
        assertEquals(SECOND + 2_003, network.delayMicros(2, 3, 10 * SECOND));
        assertEquals(0, network.pausedUntilMicros(3, 14 * SECOND));
        assertEquals(25 * SECOND, network.pausedUntilMicros(3, 15 * SECOND));
        assertEquals(0, network.pausedUntilMicros(4, 15 * SECOND));
        assertEquals(2_003, network.delayMicros(2, 3, 20 * SECOND));
        assertTrue(network.faulty(24 * SECOND));
        assertFalse(network.faulty(25 * SECOND));
        assertEquals(2_003, network.delayMicros(2, 3, 26 * SECOND));
    }

    @Test
    void aRepeatedMessageHasASecondDelayAndTheNextHasNot() {
        Fault twice = fault("duplicate", Map.of("until", "5s", "probability", 1, "by", "0s"));
        Network network = network(lossy(0), List.of(twice));
        assertEquals(2_003, network.delayMicros(2, 3, 0));
        assertEquals(2_003, network.repeatMicros());
        assertEquals(2_003, network.delayMicros(2, 3, 6 * SECOND));
        assertEquals(Network.LOST, network.repeatMicros());
    }

    @Test
    void theRosterIsBehindFaultsToo() {
        Network network = network(lossy(0), List.of(fault("partition", Map.of("until", "5s", "peers", "0-9"))));
        assertEquals(Network.LOST, network.delayMicros(4, Bootstrap.ID, 0));
        assertEquals(Network.LOST, network.delayMicros(Bootstrap.ID, 4, 0));
        assertEquals(20_000, network.delayMicros(14, Bootstrap.ID, 0));
        assertEquals(20_000, network.delayMicros(Bootstrap.ID, 4, 6 * SECOND));
    }

    @Test
    void aClockThatRanFastStaysAheadAndIsRightBefore() {
        Fault fast = fault("drift", Map.of("from", "10s", "until", "20s", "ppm", 1000, "peers", "2"));
        Fault slow = fault("drift", Map.of("from", "15s", "until", "30s", "ppm", -500, "peers", "1-2"));
        Network network = network(lossy(0), List.of(fast, slow));
        assertFalse(network.drifts(3));
        assertEquals(0, network.aheadMicros(2, 10 * SECOND));
        assertEquals(5_000, network.aheadMicros(2, 15 * SECOND));
        assertEquals(10_000 - 2_500, network.aheadMicros(2, 20 * SECOND));
        assertEquals(10_000 - 7_500, network.aheadMicros(2, 40 * SECOND));
        assertEquals(500, network.driftPpm(2, 16 * SECOND));
        assertEquals(0, network.driftPpm(2, 30 * SECOND));
    }

    @Test
    void clocksThatWouldStandStillAreRefused() {
        Fault slow = fault("drift", Map.of("ppm", -200_000));
        Network network = network(lossy(0), List.of(slow, slow, slow, slow, slow));
        assertThrows(IllegalArgumentException.class, () -> network.drifts(3));
    }

    private static Network network(Underlay underlay, List<Fault> faults) {
        return new Network(underlay, SimulatorOptions.DEFAULT.withFaults(faults), 99);
    }

    private static Fault fault(String name, Map<String, ?> values) {
        return FaultModels.registry().get(name).create(values);
    }

    private static Underlay lossy(double probability) {
        return new Underlay() {
            @Override
            public int oneWayMicros(int from, int to, long atMicros) {
                return 1_000 * from + to;
            }

            @Override
            public double lossProbability() {
                return probability;
            }
        };
    }
}
