package egoist.sim.paper;

import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.OptimalWiring;
import egoist.protocol.policy.WiringCost;
import egoist.protocol.policy.WiringPolicies;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import egoist.sim.game.GameConfig;
import egoist.sim.game.WiringGame;
import egoist.sim.measure.CostTable;
import egoist.sim.network.BandwidthModels;
import egoist.sim.network.JitterModels;
import egoist.sim.network.LatencyModels;
import egoist.sim.network.LoadModels;
import egoist.sim.network.Network;
import egoist.sim.network.World;
import egoist.sim.random.SeedStreams;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * "Within 5 % of optimal" (EGOIST, CoNEXT 2008, section 2.1): the local search against the exhaustive optimum, 50 peers with 3
 * links each on measured delays, on 120 decisions taken in overlays that best response had formed. With six starts
 * all but very few are optimal.
 */
class LocalSearchGapTest {
    private static final int PEERS = 50;
    private static final int DEGREE = 3;
    private static final WiringPolicy SIX_STARTS =
            WiringPolicies.registry().get("best-response").create(Map.of("starts", 6));

    private static Network measured() {
        String file = MeasuredData.file("planetlab-490-t01.csv.gz");
        return new Network(
                LatencyModels.registry().get("matrix").create(Map.of("file", file)),
                JitterModels.registry().get("none").create(Map.of()),
                LoadModels.registry().get("constant").create(Map.of()),
                BandwidthModels.registry().get("constant").create(Map.of()),
                0);
    }

    @Test
    void localSearchIsWithinFivePerCentOfTheOptimum() {
        double sum = 0;
        double worst = 0;
        int optimal = 0;
        int optimalOfSix = 0;
        int decisions = 0;
        for (int seed = 0; seed < 6; seed++) {
            SeedStreams seeds = new SeedStreams(seed);
            World world = measured().world(PEERS, seeds);
            CostTable costs = new CostTable(world.delays(), PathAlgebra.ADDITIVE);
            GameConfig config = GameConfig.from(new Parameters(GameConfig.parameters(), Map.of("epochs", 3)));
            Overlay overlay = Objects.requireNonNull(
                            new WiringGame(config, new BestResponse(), costs, DEGREE, null, 1, seeds).play(() -> false))
                    .overlay();
            for (int peer = 0; peer < 20; peer++) {
                WiringProblem problem = problem(peer, overlay, costs);
                long found = WiringCost.of(problem, new BestResponse().choose(problem))
                        .sum();
                long best = WiringCost.of(problem, new OptimalWiring().choose(problem))
                        .sum();
                assertTrue(found >= best, "seed " + seed + ", peer " + peer + ": better than the optimum");
                double gap = (double) found / best - 1;
                sum += gap;
                worst = Math.max(worst, gap);
                optimal += found == best ? 1 : 0;
                optimalOfSix +=
                        WiringCost.of(problem, SIX_STARTS.choose(problem)).sum() == best ? 1 : 0;
                decisions++;
            }
        }
        double mean = sum / decisions;
        System.out.printf(
                Locale.ROOT,
                "local search against the optimum, n=%d k=%d, %d decisions: mean gap %.4f %%, worst %.3f %%, %d optimal, %d with six starts%n",
                PEERS,
                DEGREE,
                decisions,
                100 * mean,
                100 * worst,
                optimal,
                optimalOfSix);
        assertTrue(mean <= 0.01, "mean gap " + mean);
        assertTrue(worst <= 0.05, "worst gap " + worst);
        assertTrue(optimalOfSix >= decisions * 0.98, "six starts: " + optimalOfSix + " of " + decisions);
    }

    /** A fresh decision: the peer has no links yet, so nothing is known of the answer. */
    private static WiringProblem problem(int peer, Overlay overlay, CostTable costs) {
        int[] members = IntStream.range(0, PEERS).toArray();
        int[] row = costs.row(peer, 0, new int[PEERS]);
        return new WiringProblem(
                peer, DEGREE, PathAlgebra.ADDITIVE, overlay, row, members, null, null, Wiring.EMPTY, peer);
    }
}
