package egoist.sim.game;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.BestResponse;
import egoist.sim.measure.CostTable;
import egoist.sim.measure.OverlayCosts;
import egoist.sim.misbehaviour.Claims;
import egoist.sim.misbehaviour.Misbehaviour;
import egoist.sim.random.SeedStreams;
import java.util.BitSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MisbehaviourTest {
    private static final int PEERS = 30;

    private static Misbehaviour misbehaviour(Map<String, ?> values) {
        return Misbehaviour.from(new Parameters(Misbehaviour.parameters(), values));
    }

    private static GameResult play(long seed, Claims claims) {
        CostTable world = PlaneWorld.of(PEERS, seed);
        GameConfig config = GameConfig.from(new Parameters(GameConfig.parameters(), Map.of()));
        WiringGame game = new WiringGame(config, new BestResponse(), world, 3, null, 10_000_000, new SeedStreams(seed));
        GameResult result = game.among(claims).play(() -> false);
        assertNotNull(result);
        return result;
    }

    private static Claims claims(long seed, Map<String, ?> values) {
        return Claims.of(misbehaviour(values), PEERS, new SeedStreams(seed));
    }

    private static double cost(GameResult result) {
        return result.samples().get(result.samples().size() - 1).costs().mean();
    }

    @Test
    void aLargerShareHoldsASmallerOne() {
        BitSet few = misbehaviour(Map.of("share", 0.1)).peers(50, new SeedStreams(3));
        BitSet many = misbehaviour(Map.of("share", 0.4)).peers(50, new SeedStreams(3));
        assertEquals(5, few.cardinality());
        assertEquals(20, many.cardinality());
        few.andNot(many);
        assertTrue(few.isEmpty());
    }

    /** Where everyone tells the truth, what is believed is what is, and routing by it is the best there is. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void routingByTheTruthIsOptimal(long seed) {
        GameResult honest = play(seed, Claims.HONEST);
        Overlay overlay = honest.overlay();
        int[] members = java.util.stream.IntStream.range(0, PEERS).toArray();
        OverlayCosts best = OverlayCosts.of(overlay, PathAlgebra.ADDITIVE, members, null, 10_000_000);
        OverlayCosts routed =
                OverlayCosts.routed(overlay, overlay, PathAlgebra.ADDITIVE, members, new BitSet(), null, 10_000_000);
        assertArrayEquals(best.perMember(), routed.perMember(), 1e-9, "seed " + seed);
    }

    /** The papers: all costs within some per cent, because a peer known to be dear is avoided, and so is its load. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void liesOfTwiceTheCostDoLittle(long seed) {
        double honest = cost(play(seed, Claims.HONEST));
        double lied = cost(play(seed, claims(seed, Map.of("share", 0.3, "cost-factor", 2.0))));
        assertEquals(1, lied / honest, 0.12, "seed " + seed);
    }

    /** A lie is found where one end of the link is honest; what two liars say of a link between them is believed. */
    @Test
    void theAuditRecoversMuchOfWhatLiesOfTenTimesCost() {
        double lies = 0;
        double audits = 0;
        for (long seed = 1; seed <= 5; seed++) {
            double honest = cost(play(seed, Claims.HONEST));
            Map<String, Object> lie = Map.of("share", 0.3, "cost-factor", 10.0);
            Map<String, Object> audit = Map.of("share", 0.3, "cost-factor", 10.0, "audit", "far-end", "tolerance", 1.5);
            lies += cost(play(seed, claims(seed, lie))) / honest - 1;
            audits += cost(play(seed, claims(seed, audit))) / honest - 1;
        }
        System.out.printf("lies of ten times cost %.1f %%, with audit %.1f %%%n", 20 * lies, 20 * audits);
        assertTrue(lies / 5 > 0.05, "lies cost " + lies / 5);
        assertTrue(audits < 0.75 * lies, "audited " + audits / 5 + " against " + lies / 5);
    }

    /** One peer that hides all it has is on nobody's way but its own. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoHidesAllLinksRelaysNothingAndAllArrivesStill(long seed) {
        GameResult result = play(seed, claims(seed, Map.of("share", 0.1, "hide", 1.0, "relay", false)));
        EpochSample last = result.samples().get(result.samples().size() - 1);
        assertEquals(0, last.costs().unreachablePairs(), "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoRefusesToRelayCutsPathsThatOthersBelieveIn(long seed) {
        GameResult result = play(seed, claims(seed, Map.of("share", 0.1, "relay", false)));
        EpochSample last = result.samples().get(result.samples().size() - 1);
        assertTrue(last.costs().unreachablePairs() > 0, "seed " + seed);
    }
}
