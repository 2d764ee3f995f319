package egoist.sim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultModelsTest {
    private static final int MESSAGES = 20_000;

    static Stream<String> names() {
        return FaultModels.registry().names().stream().filter(name -> !name.equals("none"));
    }

    /** The contract of every entry: a message's fate is always the same, its delay never shrinks, and a copy comes later. */
    @ParameterizedTest
    @MethodSource("names")
    void everyFaultKeepsTheContract(String name) {
        Fault fault = fault(name, Map.of("from", "3s", "until", "9s", "peers", "30%"));
        assertEquals(3_000_000, fault.fromMicros());
        assertEquals(9_000_000, fault.untilMicros());
        assertTrue(fault.describe().contains("fault: " + name + ", from: 3s, until: 9s, peers: \"30%\""));
        Transit again = new Transit();
        forMessages(transit -> {
            long before = transit.delayMicros();
            fault.onMessage(transit);
            assertTrue(transit.delayMicros() >= before);
            assertTrue(transit.repeatMicros() == -1 || transit.repeatMicros() >= transit.delayMicros());
            again.begin(transit.from(), transit.to(), transit.from(), before, 5);
            fault.onMessage(again);
            assertEquals(transit.lost(), again.lost());
            assertEquals(transit.delayMicros(), again.delayMicros());
            assertEquals(transit.repeatMicros(), again.repeatMicros());
        });
    }

    @Test
    void lossLosesItsShare() {
        Fault fault = fault("loss", Map.of("probability", 0.2));
        int[] lost = new int[1];
        forMessages(transit -> {
            fault.onMessage(transit);
            lost[0] += transit.lost() ? 1 : 0;
        });
        assertEquals(0.2, lost[0] / (double) MESSAGES, 0.02);
    }

    @Test
    void aPartitionClosesBothWaysAndACutOnlyOne() {
        Fault partition = fault("partition", Map.of("peers", "0-4"));
        Fault cut = fault("cut", Map.of("peers", "0-4", "to", "5-9"));
        assertTrue(loses(partition, 1, 7) && loses(partition, 7, 1));
        assertFalse(loses(partition, 1, 2) || loses(partition, 7, 8));
        assertTrue(loses(partition, 1, -1) && !loses(partition, 7, -1), "the roster is on the other side");
        assertTrue(loses(cut, 1, 7));
        assertFalse(loses(cut, 7, 1) || loses(cut, 1, 2));
    }

    @Test
    void faultsStackOnOneMessage() {
        Transit transit = new Transit();
        transit.begin(1, 2, 0, 100, 5);
        fault("slow", Map.of("peers", "1", "by", "10ms")).onMessage(transit);
        fault("slow", Map.of("peers", "2", "by", "5ms")).onMessage(transit);
        fault("duplicate", Map.of("probability", 1, "by", "0s")).onMessage(transit);
        assertEquals(15_100, transit.delayMicros());
        assertEquals(15_100, transit.repeatMicros());
    }

    @Test
    void pausesAndDriftAreForTheirPeersOnly() {
        Fault pause = fault("pause", Map.of("peers", "3,5"));
        Fault drift = fault("drift", Map.of("peers", "3,5", "ppm", -70));
        assertTrue(pause.pauses(5) && !pause.pauses(4));
        assertEquals(-70, drift.driftPpm(3));
        assertEquals(0, drift.driftPpm(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "3-", "-3", "7-3", "3,,4", "101%", "5%%", "1 2", "999999"})
    void refusesTextThatNamesNoPeers(String text) {
        assertThrows(IllegalArgumentException.class, () -> PeerSet.of(text));
        assertThrows(IllegalArgumentException.class, () -> fault("pause", Map.of("peers", text)));
    }

    @Test
    void sharesHoldTheirShareAndGrowIntoEachOther() {
        PeerSet small = PeerSet.of("10%");
        PeerSet large = PeerSet.of("40%");
        PeerSet other = PeerSet.of("10%/2");
        int inSmall = 0;
        int inBoth = 0;
        for (int peer = 0; peer < 10_000; peer++) {
            assertTrue(!small.contains(peer) || large.contains(peer));
            inSmall += small.contains(peer) ? 1 : 0;
            inBoth += small.contains(peer) && other.contains(peer) ? 1 : 0;
        }
        assertEquals(1_000, inSmall, 100);
        assertEquals(100, inBoth, 50);
        assertTrue(PeerSet.of("all").contains(-1));
        assertFalse(PeerSet.of("0-99").contains(-1) || large.contains(-1));
    }

    @Test
    void refusesToEndBeforeItBegins() {
        assertThrows(IllegalArgumentException.class, () -> fault("pause", Map.of("from", "5s", "until", "4s")));
    }

    private static boolean loses(Fault fault, int from, int to) {
        Transit transit = new Transit();
        transit.begin(from, to, 0, 100, 5);
        fault.onMessage(transit);
        return transit.lost();
    }

    private static void forMessages(Consumer<Transit> test) {
        Transit transit = new Transit();
        for (int i = 0; i < MESSAGES; i++) {
            transit.begin(i, (i * 7 + 1) % 100, i, 1_000, 5);
            test.accept(transit);
        }
    }

    private static Fault fault(String name, Map<String, ?> values) {
        return FaultModels.registry().get(name).create(values);
    }
}
