package egoist.sim.engine;

import static egoist.sim.engine.Simulations.SECOND;
import static egoist.sim.engine.Simulations.simulator;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.PeerStatus;
import egoist.sim.fault.FaultModels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One peer of twenty is slow for two minutes: it measures on and accuses hardly anybody, and the others do not mind. */
class PatienceTest {
    private static final int PEERS = 20;
    private static final int SLOW = 4;

    private record Seen(PeerStatus slow, int mostPatience, int othersPatient, long trace) {}

    private static Seen run(long seed, int patience) {
        Map<String, Object> slow =
                Map.of("from", "60s", "until", "200s", "peers", Integer.toString(SLOW), "by", "1300ms");
        SimulatorOptions options = SimulatorOptions.DEFAULT
                .withJoinOver(5 * SECOND)
                .withFaults(List.of(FaultModels.registry().get("slow").create(slow)));
        int[] patient = new int[2];
        try (Simulator simulator =
                simulator(new Plane(PEERS, seed), seed, options, Map.of("patience", patience, "ping", "8s"))) {
            simulator.run(200 * SECOND, 3 * SECOND, (now, seen) -> {
                for (int peer = 0; peer < PEERS; peer++) {
                    PeerStatus status = seen.status(peer);
                    int its = status == null ? 1 : status.patience();
                    patient[0] = peer == SLOW ? Math.max(patient[0], its) : patient[0];
                    patient[1] += peer != SLOW && its > 1 ? 1 : 0;
                }
            });
            return new Seen(simulator.status(SLOW), patient[0], patient[1], simulator.traceHash());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aSlowPeerBlamesItself(long seed) {
        Seen hasty = run(seed, 1);
        Seen patient = run(seed, 8);
        String text = "seed " + seed + ", without " + hasty + ", with " + patient;
        assertEquals(3, patient.mostPatience, text);
        assertEquals(0, patient.othersPatient, text);
        assertTrue(10 * patient.slow.counts().pingsLost() < hasty.slow.counts().pingsLost(), text);
        assertEquals(PEERS - 1, patient.slow.measured(), text);
        assertTrue(hasty.slow.measured() < PEERS / 2, text);
        assertEquals(patient.trace, run(seed, 8).trace, "the same again, seed " + seed);
    }
}
