package egoist.sim.engine;

import static egoist.sim.engine.Simulations.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.Peer;
import egoist.protocol.PeerConfig;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.DatabaseSync;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.BestResponse;
import egoist.sim.misbehaviour.Claims;
import egoist.sim.misbehaviour.Misbehaviour;
import egoist.sim.random.SeedStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that lie, hide and do not relay, among others that believe them, hear far ends, or audit. */
class MisbehavingPeersTest {
    private static final int PEERS = 24;
    private static final long END = 120 * SECOND;
    private static final int WORTH_WORDS_MICROS = 11_000;

    private static Misbehaviour misbehaviour(Map<String, ?> values) {
        return Misbehaviour.from(new Parameters(Misbehaviour.parameters(), values));
    }

    private static Setting setting(long seed, Map<String, Object> protocol, Map<String, ?> lies) {
        Plane plane = new Plane(PEERS, seed);
        PeerConfig config = Simulations.config(new BestResponse(), protocol);
        SeedStreams seeds = new SeedStreams(seed);
        Misbehaviour how = misbehaviour(lies);
        return new Setting(
                how.audited(config),
                PEERS,
                plane,
                plane,
                seeds,
                SimulatorOptions.DEFAULT.withClaims(Claims.of(how, PEERS, seeds)));
    }

    private static Simulator run(Setting setting) {
        Simulator simulator = new Simulator(setting);
        simulator.run(END);
        return simulator;
    }

    /** How links are believed by the honest, as a share of their true costs. */
    private static final class Belief {
        int liars;
        int liarsRight;
        /** Of those, the links whose far end is honest and finds the difference worth words. */
        int checked;

        int checkedRight;
        int others;
        int othersRight;
        int othersToHonest;
        int othersToHonestRight;
    }

    private static Belief belief(Simulator simulator, Setting setting) {
        Claims claims = setting.options().claims();
        Belief belief = new Belief();
        for (int viewer = 0; viewer < PEERS; viewer++) {
            Peer peer = simulator.life(viewer);
            if (claims.misbehaves(viewer)) {
                continue;
            }
            Overlay overlay = peer.problem().overlay();
            for (int from = 0; from < PEERS; from++) {
                int first = from * overlay.stride();
                for (int link = first; link < first + overlay.degree(from); link++) {
                    int to = overlay.targets()[link];
                    int truth = setting.truth().cost(from, to, END);
                    double share = (double) overlay.costs()[link] / truth;
                    boolean right = share > 0.75 && share < 1.35;
                    if (claims.misbehaves(from)) {
                        belief.liars++;
                        belief.liarsRight += right ? 1 : 0;
                        boolean checked = !claims.misbehaves(to)
                                && Math.abs(claims.announced(from, to, truth) - truth) > WORTH_WORDS_MICROS;
                        belief.checked += checked ? 1 : 0;
                        belief.checkedRight += checked && right ? 1 : 0;
                    } else {
                        belief.others++;
                        belief.othersRight += right ? 1 : 0;
                        if (!claims.misbehaves(to)) {
                            belief.othersToHonest++;
                            belief.othersToHonestRight += right ? 1 : 0;
                        }
                    }
                }
            }
        }
        return belief;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whereAllIsBelievedLiesAreAndTheHonestAreSeenAsTheyAre(long seed) {
        for (double factor : new double[] {0.1, 10}) {
            Setting setting = setting(seed, Map.of("two-way", "false"), Map.of("share", 0.25, "cost-factor", factor));
            try (Simulator simulator = run(setting)) {
                Belief belief = belief(simulator, setting);
                assertTrue(belief.liars > 0, "seed " + seed + ": the liars' links are known");
                assertEquals(0, belief.liarsRight, "seed " + seed + ", factor " + factor);
                assertTrue(belief.othersRight > 0.97 * belief.others, "seed " + seed + ": " + belief.othersRight);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void farEndsPutLinksRightThatAreMadeLookGood(long seed) {
        Setting setting = setting(seed, Map.of(), Map.of("share", 0.25, "cost-factor", 0.1));
        try (Simulator simulator = run(setting)) {
            Belief belief = belief(simulator, setting);
            assertTrue(belief.checked > 0, "seed " + seed);
            assertTrue(belief.checkedRight > 0.9 * belief.checked, belief.checkedRight + " of " + belief.checked);
            assertTrue(belief.othersToHonestRight > 0.97 * belief.othersToHonest, "seed " + seed);
        }
    }

    /** The links of the honest to liars count nearly as announced, whatever those say of them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void farEndsThatLieSpoilNoLinks(long seed) {
        for (Map<String, Object> lies : List.<Map<String, Object>>of(
                Map.of("share", 0.25, "cost-factor", 10.0), Map.of("share", 0.25, "deny", 1.0))) {
            Setting setting = setting(seed, Map.of(), lies);
            try (Simulator simulator = run(setting)) {
                Belief belief = belief(simulator, setting);
                String why = "seed " + seed + ", " + lies + ": " + belief.othersRight + " of " + belief.others;
                int honest = PEERS - PEERS / 4;
                assertTrue(
                        belief.others
                                > 0.97
                                        * honest
                                        * (honest - 1)
                                        * simulator.wiring(0).size(),
                        why);
                assertTrue(belief.othersRight > 0.95 * belief.others, why);
            }
        }
    }

    /** Who announces to be elsewhere is misplaced by everybody else, its links are not. */
    @Test
    void displacedPeersAreForetoldWrongly() {
        Map<String, Object> protocol = Map.of("audit", "coordinates");
        double[] wrong = new double[2];
        for (int run = 0; run < 2; run++) {
            Setting setting = setting(3, protocol, Map.of("share", 0.25, "displace", run * 500.0));
            try (Simulator simulator = run(setting)) {
                for (int to = 1; to < PEERS; to++) {
                    int truth = setting.truth().cost(0, to, END);
                    boolean liar = Claims.of(
                                    misbehaviour(Map.of("share", 0.25, "displace", 1.0)), PEERS, new SeedStreams(3))
                            .misbehaves(to);
                    wrong[run] += liar ? Math.abs(simulator.life(0).foretoldCost(to) - truth) : 0;
                }
            }
        }
        assertTrue(wrong[1] > 5 * wrong[0], wrong[0] + " and " + wrong[1]);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theAuditBelievesTheHonestEnd(long seed) {
        for (double factor : new double[] {0.1, 10}) {
            Map<String, Object> lies = Map.of("share", 0.25, "cost-factor", factor, "audit", "far-end");
            Setting setting = setting(seed, Map.of(), lies);
            try (Simulator simulator = run(setting)) {
                Belief belief = belief(simulator, setting);
                String why = "seed " + seed + ", factor " + factor + ": ";
                assertTrue(
                        belief.checkedRight > 0.9 * belief.checked, why + belief.checkedRight + "/" + belief.checked);
                assertTrue(belief.othersRight > 0.9 * belief.others, why + belief.othersRight + " of " + belief.others);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anAuditOfTheHonestChangesNothing(long seed) {
        Setting plain = setting(seed, Map.of(), Map.of());
        Setting audited = setting(seed, Map.of("audit", "far-end"), Map.of());
        try (Simulator one = run(plain);
                Simulator other = run(audited)) {
            assertEquals(one.traceHash(), other.traceHash(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void hiddenLinksAreInNobodysView(long seed) {
        Setting setting = setting(seed, Map.of(), Map.of("share", 0.25, "hide", 1.0));
        try (Simulator simulator = run(setting)) {
            assertEquals(0, belief(simulator, setting).liars, "seed " + seed);
            for (int id = 0; id < PEERS; id++) {
                assertTrue(simulator.wiring(id).size() > 0, "and yet it has links");
            }
        }
    }

    @Test
    void whoRelaysNothingKeepsTheAnnouncementsOfOthersToItself() {
        Claims claims = Claims.of(misbehaviour(Map.of("share", 1.0, "relay", false)), PEERS, new SeedStreams(1));
        Liar liar = new Liar(claims, 3, true);
        try (Simulator simulator = run(setting(1, Map.of(), Map.of()))) {
            Peer peer = simulator.life(3);
            Announcement own = peer.announcement(3);
            Announcement others = peer.announcement(4);
            assertNotNull(own);
            assertNotNull(others);
            assertNull(liar.instead(others, peer));
            assertEquals(own.toString(), String.valueOf(liar.instead(own, peer)), "it does not lie");
            assertSame(liar.instead(own, peer), liar.instead(own, peer), "one object for all copies");
            DatabaseSync sync = new DatabaseSync(new Announcement[] {others, own}, false);
            DatabaseSync sent = (DatabaseSync) liar.instead(sync, peer);
            assertNotNull(sent);
            assertEquals(1, sent.announcements().length);
            assertNull(liar.instead(new DatabaseSync(new Announcement[] {others}, false), peer));
        }
    }

    @Test
    void aSnapshotHoldsTheLiars() throws IOException {
        Setting setting =
                setting(5, Map.of(), Map.of("share", 0.25, "cost-factor", 3.0, "hide", 0.3, "audit", "far-end"));
        try (Simulator whole = new Simulator(setting)) {
            whole.run(END / 2);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Snapshot<TraceHash> snapshot = new Snapshot<>(setting, TraceHash.class);
            snapshot.write(whole, new TraceHash(), out);
            whole.run(END);
            try (Simulator resumed =
                    snapshot.read(new ByteArrayInputStream(out.toByteArray())).simulator()) {
                resumed.run(END);
                assertEquals(whole.traceHash(), resumed.traceHash());
            }
        }
    }
}
