package egoist.sim.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.PeerConfig;
import egoist.protocol.metric.Metrics;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.FullMesh;
import egoist.protocol.policy.Preference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeshOverheadTest {
    /** The paper's timers: T = 60 s, T_announce = 20 s. */
    private static PeerConfig config() {
        Parameters protocol = new Parameters(
                PeerConfig.parameters(), Map.of("ping", "60s", "announce", "periodic", "announce-period", "20s"));
        return PeerConfig.from(
                protocol, 5, new FullMesh(), Metrics.registry().get("delay").create(Map.of()), Preference.UNIFORM);
    }

    private static double value(List<Measured> measured, String name, String at) {
        return measured.stream()
                .filter(one -> one.name().equals(name) && one.at().equals(at))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void byHandForFiftyPeers() {
        List<Measured> relay = MeshOverhead.relay(50, config());
        assertEquals(49 * 320 / 60.0, value(relay, "paper-bits-per-s", "ping"), 1e-9);
        assertEquals(49 * (192 + 32 * 49) / 20.0, value(relay, "paper-bits-per-s", "routing"), 1e-9);
        assertEquals(49 * 2 * 64 * 8 / 60.0, value(relay, "message-bits-per-s", "ping"), 1e-9);
        List<Measured> quorum = MeshOverhead.quorum(50, config());
        // A grid of 8 by 8: 7 others in the row and 7 in the column.
        assertEquals(14 * (192 + 32 * 49 + 192 + 32 * 14) / 20.0, value(quorum, "paper-bits-per-s", "routing"), 1e-9);
    }

    /** Four times the peers: sixteen times the traffic of RON's routing, eight times that of quorums. */
    @Test
    void growsAsPublished() {
        for (String name : List.of("paper-bits-per-s", "message-bits-per-s")) {
            double relay = value(MeshOverhead.relay(4_096, config()), name, "routing")
                    / value(MeshOverhead.relay(1_024, config()), name, "routing");
            double quorum = value(MeshOverhead.quorum(4_096, config()), name, "routing")
                    / value(MeshOverhead.quorum(1_024, config()), name, "routing");
            assertEquals(16, relay, 0.5, name);
            assertEquals(8, quorum, 0.5, name);
        }
        for (int peers : new int[] {2, 3, 10, 50}) {
            double relay = value(MeshOverhead.relay(peers, config()), "message-bits-per-s", "routing");
            assertTrue(relay > 0, "n = " + peers);
        }
    }
}
