package egoist.sim.engine;

import static egoist.sim.engine.Simulations.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.PeerConfig;
import egoist.protocol.policy.WiringPolicies;
import egoist.sim.churn.ChurnModels;
import egoist.sim.fault.Fault;
import egoist.sim.fault.FaultModels;
import egoist.sim.random.SeedStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A simulation that is read back from a snapshot goes on as the one that was written. */
class SnapshotTest {
    private static final int PEERS = 20;
    private static final long END = 120 * SECOND;

    private static final Map<String, Object> REPAIRING = Map.of("repair", "immediate");
    /** What nodes do and scenarios do not unless they say so. */
    private static final Map<String, Object> LIVE = Map.of(
            "repair",
            "immediate",
            "path-probe",
            "2s",
            "link-ping",
            "3s",
            "drain",
            "2s",
            "epoch-jitter",
            0.1,
            "decision-pause",
            "200ms");

    /** Any class of the product will do for what was seen. */
    private static final TraceHash SEEN = new TraceHash();

    private static SimulatorOptions options(long seed, int threads) {
        List<Fault> faults = List.of(
                fault("loss", Map.of("probability", 0.05)),
                fault("duplicate", Map.of("probability", 0.05, "from", "20s")),
                fault("drift", Map.of("peers", "30%", "ppm", 2_000, "from", "10s", "until", "70s")),
                fault("pause", Map.of("peers", "3-6", "from", "40s", "until", "60s")));
        return SimulatorOptions.DEFAULT
                .withJoinOver(5 * SECOND)
                .withDecision(700_000)
                .withThreads(threads)
                .withFaults(faults)
                .withChurn(ChurnModels.registry()
                        .get("exponential")
                        .create(Map.of("session", "40s", "absence", "10s", "begin", "10s"))
                        .events(PEERS, END, new SeedStreams(seed)));
    }

    private static Fault fault(String name, Map<String, ?> values) {
        return FaultModels.registry().get(name).create(values);
    }

    private static Setting setting(String policy, long seed, int threads) {
        PeerConfig config = Simulations.config(
                WiringPolicies.registry().get(policy).create(Map.of()), seed == 3 ? LIVE : REPAIRING);
        Plane plane = new Plane(PEERS, 7, 0.02);
        return new Setting(config, PEERS, plane, plane, new SeedStreams(seed), options(seed, threads));
    }

    private static Simulator resumed(Setting setting, byte[] bytes) throws IOException {
        return new Snapshot<>(setting, TraceHash.class)
                .read(new ByteArrayInputStream(bytes))
                .simulator();
    }

    private static byte[] bytes(Simulator simulator, Setting setting) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Snapshot<>(setting, TraceHash.class).write(simulator, SEEN, out);
        return out.toByteArray();
    }

    static Stream<String> policies() {
        return WiringPolicies.registry().names().stream().filter(name -> !name.equals("optimal"));
    }

    /** At several moments, with every policy, the paces of all things mixed: written, read, and run to the end. */
    @ParameterizedTest
    @MethodSource("policies")
    void goesOnAsIfNothingHadHappened(String name) throws IOException {
        for (long seed = 1; seed <= 3; seed++) {
            Setting setting = setting(name, seed, 2);
            SplittableRandom random = new SplittableRandom(seed);
            try (Simulator simulator = new Simulator(setting)) {
                simulator.run(random.nextLong(END));
                byte[] bytes = bytes(simulator, setting);
                String where = name + ", seed " + seed + ", at " + simulator.nowMicros();
                try (Simulator copy = resumed(setting(name, seed, 1), bytes)) {
                    assertEquals(simulator.traceHash(), copy.traceHash(), where);
                    copy.run(END);
                    simulator.run(END);
                    assertSame(simulator, copy, where);
                }
            }
        }
    }

    private static void assertSame(Simulator expected, Simulator copy, String where) {
        assertEquals(expected.nowMicros(), copy.nowMicros(), where);
        assertEquals(expected.traceHash(), copy.traceHash(), where);
        assertEquals(expected.events(), copy.events(), where);
        assertEquals(expected.messages(), copy.messages(), where);
        assertEquals(expected.repeats(), copy.repeats(), where);
        assertEquals(expected.strays(), copy.strays(), where);
        assertEquals(expected.pendingEvents(), copy.pendingEvents(), where);
        assertEquals(expected.pendingMessages(), copy.pendingMessages(), where);
        assertEquals(expected.liveMessages(), copy.liveMessages(), where);
        assertEquals(expected.traffic().bits(), copy.traffic().bits(), where);
        assertEquals(expected.linksChanged(), copy.linksChanged(), where);
        for (int peer = 0; peer < PEERS; peer++) {
            assertEquals(expected.wiring(peer), copy.wiring(peer), where);
            assertEquals(expected.present(peer), copy.present(peer), where);
            if (expected.present(peer)) {
                assertEquals(expected.status(peer).counts(), copy.status(peer).counts(), where);
            }
        }
    }

    @Test
    void aCopyOfACopyGoesOnToo() throws IOException {
        Setting setting = setting("best-response", 5, 1);
        try (Simulator simulator = new Simulator(setting)) {
            Simulator copy = resumed(setting, bytes(simulator, setting));
            for (long at = 0; at <= END; at += 7 * SECOND) {
                copy.run(at);
                Simulator next = resumed(setting, bytes(copy, setting));
                copy.close();
                copy = next;
            }
            copy.run(END);
            simulator.run(END);
            assertSame(simulator, copy, "copies of copies");
            copy.close();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.999})
    void bytesCutShortAreRefused(double share) throws IOException {
        Setting setting = setting("best-response", 5, 1);
        try (Simulator simulator = new Simulator(setting)) {
            simulator.run(30 * SECOND);
            byte[] bytes = bytes(simulator, setting);
            byte[] part = Arrays.copyOf(bytes, (int) (bytes.length * share));
            assertThrows(IOException.class, () -> resumed(setting, part));
        }
    }

    @Test
    void theStructureNamesWhatAPeerIsMadeOf() {
        String structure = new Snapshot<>(setting("best-response", 1, 1), TraceHash.class).structure();
        assertTrue(structure.contains("egoist.protocol.Rewirer\n"), structure);
        assertTrue(structure.contains("  newest egoist.protocol.message.Announcement[]\n"), structure);
    }
}
