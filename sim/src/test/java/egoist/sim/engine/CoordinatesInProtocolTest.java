package egoist.sim.engine;

import static egoist.sim.engine.Simulations.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.Peer;
import egoist.protocol.message.Message;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.policy.WiringProblem;
import egoist.sim.measure.OverlayCosts;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Network coordinates that ride in announcements: how well they foretell, and what is saved by them. */
class CoordinatesInProtocolTest {
    private static final int PEERS = 40;
    private static final long END = 300 * SECOND;

    private static Simulator run(Plane plane, long seed, Map<String, Object> protocol) {
        Simulator simulator = Simulations.simulator(plane, seed, SimulatorOptions.DEFAULT, protocol);
        simulator.run(END);
        return simulator;
    }

    /** Median over pairs of how far what is foretold is off, as a share of the true delay. */
    private static double medianError(Simulator simulator, Plane plane) {
        double[] errors = new double[PEERS * (PEERS - 1)];
        int count = 0;
        for (int from = 0; from < PEERS; from++) {
            for (int to = 0; to < PEERS; to++) {
                if (from != to) {
                    double truth = plane.cost(from, to, END);
                    errors[count++] = Math.abs(simulator.life(from).foretoldCost(to) - truth) / truth;
                }
            }
        }
        Arrays.sort(errors);
        return errors[count / 2];
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void peersForetellDelaysTheyNeverMeasured(long seed) {
        Plane plane = new Plane(PEERS, seed);
        try (Simulator simulator = run(plane, seed, Map.of("source", "coordinates", "ping-limit", 6))) {
            double error = medianError(simulator, plane);
            assertTrue(error < 0.1, "seed " + seed + ": " + error);
            assertEquals(PEERS, simulator.presentPeers());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fewerPingsBuyNearlyTheSameOverlay(long seed) {
        Plane plane = new Plane(PEERS, seed);
        try (Simulator all = run(plane, seed, Map.of());
                Simulator few = run(plane, seed, Map.of("source", "coordinates", "ping-limit", 6))) {
            assertTrue(
                    few.bits(Message.Kind.PING) < 0.4 * all.bits(Message.Kind.PING),
                    "seed " + seed + ": " + few.bits(Message.Kind.PING) + " of " + all.bits(Message.Kind.PING));
            double cost = cost(few) / cost(all);
            assertTrue(cost < 1.1, "seed " + seed + ": " + cost);
        }
    }

    private static double cost(Simulator simulator) {
        int[] all = IntStream.range(0, PEERS).toArray();
        return OverlayCosts.of(simulator.overlay(), PathAlgebra.ADDITIVE, all, null, 1_000 * SECOND)
                .mean();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theFilterLooksAtFewAndTheNearest(long seed) {
        Plane plane = new Plane(PEERS, seed);
        try (Simulator simulator = run(plane, seed, Map.of("filter", 8, "ping-limit", 8))) {
            for (int id = 0; id < PEERS; id++) {
                Peer peer = simulator.life(id);
                WiringProblem problem = peer.problem();
                int[] candidates = problem.candidates();
                assertNotNull(candidates);
                assertTrue(candidates.length <= 8 + Simulations.DEGREE, "seed " + seed + ": " + candidates.length);
                int nearest = nearest(peer);
                assertTrue(Arrays.binarySearch(candidates, nearest) >= 0, "seed " + seed + ": " + nearest);
            }
            double error = medianError(simulator, plane);
            assertTrue(error < 0.1, "seed " + seed + ": " + error);
        }
    }

    private static int nearest(Peer peer) {
        int nearest = -1;
        for (int other = 0; other < PEERS; other++) {
            boolean nearer = nearest < 0 || peer.foretoldCost(other) < peer.foretoldCost(nearest);
            nearest = other != peer.id() && nearer ? other : nearest;
        }
        return nearest;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoKeepsNoCoordinateAnnouncesNone(long seed) {
        try (Simulator simulator = run(new Plane(PEERS, seed), seed, Map.of())) {
            var announcement = simulator.life(0).announcement(1);
            assertNotNull(announcement);
            assertTrue(announcement.coordinate() == null, "seed " + seed);
            assertEquals(-1, simulator.life(0).foretoldCost(1));
        }
    }
}
